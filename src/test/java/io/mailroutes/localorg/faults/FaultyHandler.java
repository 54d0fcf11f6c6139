package io.mailroutes.localorg.faults;

import java.io.IOException;
import java.util.Optional;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.limits.ApiUsage;

/** Lets calls go wrong on their way in or out, as it is told. */
public final class FaultyHandler implements Handler {

    private static final int SOME_OF_THE_BODY = 1024;

    private final Handler handler;
    private final Faults faults;
    private final Sessions sessions;

    public FaultyHandler(Handler handler, Faults faults, Sessions sessions) {
        this.handler = handler;
        this.faults = faults;
        this.sessions = sessions;
    }

    @Override
    public Response handle(Request request) {
        strikes(Kind.LATENCY, request).ifPresent(fault -> Pause.of(fault.delay()));
        return before(request).orElseGet(() -> after(request, handler.handle(request)));
    }

    private Optional<Fault> strikes(Kind kind, Request request) {
        return faults.next(kind, request.method(), request.path());
    }

    private Optional<Response> before(Request request) {
        if (strikes(Kind.DROP_BEFORE, request).isPresent()) {
            return Optional.of(Response.dropped());
        }
        if (strikes(Kind.SERVER_UNAVAILABLE, request).isPresent()) {
            return Optional.of(Response.error(503, new ApiError("SERVER_UNAVAILABLE",
                    "The server is temporarily unavailable. Please try again later.")));
        }
        if (strikes(Kind.REQUEST_LIMIT, request).isPresent()) {
            return Optional.of(Response.errors(ApiUsage.exceeded()));
        }
        return strikes(Kind.EXPIRE_SESSION, request).map(fault -> expire(request));
    }

    private Response expire(Request request) {
        try {
            request.body().readNBytes(SOME_OF_THE_BODY);
        } catch (IOException e) {
            return Response.dropped();
        }
        sessions.expireAll();
        return handler.handle(request);
    }

    private Response after(Request request, Response response) {
        boolean reads = "GET".equals(request.method()) || "HEAD".equals(request.method());
        if (!reads && strikes(Kind.ERROR_AFTER_WRITE, request).isPresent()) {
            return Response.error(500, new ApiError("UNKNOWN_EXCEPTION",
                    "An unexpected error occurred. Please include this ErrorId if you contact support: 0-0 (0)"));
        }
        if (strikes(Kind.DROP_AFTER, request).isPresent()) {
            return Response.dropped();
        }
        return strikes(Kind.DROP_DURING, request).map(fault -> response.cutShort()).orElse(response);
    }
}
