package io.mailroutes.localorg.http;

import java.util.Optional;

import io.mailroutes.localorg.errors.ApiError;
import io.undertow.server.HttpServerExchange;

/** How long an address may be, alone and together with the headers. */
final class RequestSize {

    private static final int MOST = 16_384;

    private RequestSize() {
    }

    /** What is answered when there is too much of it. */
    static Optional<Response> refuse(HttpServerExchange exchange) {
        int address = exchange.getRequestURI().length() + exchange.getQueryString().length();
        if (address > MOST) {
            return Optional.of(Response.error(414, new ApiError("URI_TOO_LONG",
                    "The address has more than " + MOST + " bytes")));
        }
        if (address + headers(exchange) > MOST) {
            return Optional.of(Response.error(431, new ApiError("REQUEST_HEADER_FIELDS_TOO_LARGE",
                    "The address and the headers have more than " + MOST + " bytes")));
        }
        return Optional.empty();
    }

    private static int headers(HttpServerExchange exchange) {
        int size = 0;
        for (var values : exchange.getRequestHeaders()) {
            for (String value : values) {
                size += values.getHeaderName().length() + value.length();
            }
        }
        return size;
    }
}
