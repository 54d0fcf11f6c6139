package io.mailroutes.localorg.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.limits.ApiUsage;

/** Where calls come in: who makes them is checked, they are counted and answered. */
public final class Gateway implements Handler {

    private static final Logger LOG = System.getLogger(Gateway.class.getName());
    private static final String API = "/services/data/v";

    private final Router router;
    private final ApiUsage usage;

    public Gateway(Router router, Sessions sessions, ApiUsage usage) {
        this.router = router;
        this.usage = usage;
        router.authenticateWith(request -> {
            Request admitted = sessions.authenticate(request);
            if (request.path().startsWith(API)) {
                usage.count();
                ApiCall.check(request);
            }
            return admitted;
        });
    }

    @Override
    public Response handle(Request request) {
        Response response = answer(request);
        return request.path().startsWith(API) ? response.with("Sforce-Limit-Info", usage.header()) : response;
    }

    private Response answer(Request request) {
        try {
            return router.answer(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, request.method() + " " + request.path() + " failed", e);
            return Response.error(500, new ApiError("UNKNOWN_EXCEPTION",
                    "An unexpected error occurred. Please include this ErrorId if you contact support: " + e));
        }
    }
}
