package io.mailroutes.localmailbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Answers the next requests with an error, when told to, in place of the handler behind it. */
final class ServerFaults implements HttpHandler {

    private final HttpHandler behind;

    private ApiError error;
    private long left;
    private int retryAfterSeconds;

    ServerFaults(HttpHandler behind) {
        this.behind = behind;
    }

    synchronized void fail(ApiError with, long times, int seconds) {
        error = with;
        left = times;
        retryAfterSeconds = seconds;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (isDue()) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, retryAfterSeconds);
            ApiAnswer.of(error).send(exchange);
        } else {
            behind.handleRequest(exchange);
        }
    }

    private synchronized boolean isDue() {
        boolean isDue = left > 0;
        left--;
        return isDue;
    }
}
