package io.mailroutes.localorg.async;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mailroutes.localorg.auth.Session;
import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** What all calls of this API have in common: a header of their own for the session, and errors of their own form. */
final class AsyncRoutes {

    private static final String SESSION = "X-SFDC-Session";

    private final Router router;
    private final Sessions sessions;

    AsyncRoutes(Router router, Sessions sessions) {
        this.router = router;
        this.sessions = sessions;
    }

    void add(String method, String path, Handler handler) {
        router.addOpen(method, "/services/async/{version}" + path, request -> guarded(request, handler));
    }

    private Response guarded(Request request, Handler handler) {
        try {
            return handler.handle(request.with(session(request)));
        } catch (ApiException e) {
            return refusal(InfoFormat.of(request, InfoFormat.XML), e.errors().get(0));
        }
    }

    private Session session(Request request) {
        String token = request.header(SESSION).or(() -> request.header("Authorization"))
                .map(header -> header.replaceFirst("^(?i)(Bearer|OAuth) ", "").strip()).orElse("");
        return sessions.find(token).orElseThrow(() ->
                ApiException.badRequest("InvalidSessionId", "Invalid session id"));
    }

    private static Response refusal(InfoFormat format, ApiError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("exceptionCode", error.code());
        body.put("exceptionMessage", error.message());
        return format.answer(400, "error", body);
    }
}
