package io.mailroutes.localorg.http;

import java.time.Duration;
import java.time.Instant;

/** Writes down each call with what became of it. */
public final class LoggedHandler implements Handler {

    private final Handler handler;
    private final CallLog log;

    public LoggedHandler(Handler handler, CallLog log) {
        this.handler = handler;
        this.log = log;
    }

    @Override
    public Response handle(Request request) {
        Instant start = Instant.now();
        Response response = handler.handle(request);
        long ms = Duration.between(start, Instant.now()).toMillis();
        log.add(new Call(start, request.method(), request.path(), response.status(), ms));
        return response;
    }
}
