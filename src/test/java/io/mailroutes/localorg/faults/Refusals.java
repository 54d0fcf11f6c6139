package io.mailroutes.localorg.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.limits.ApiUsage;

/** What is answered when a call is not even looked at. */
final class Refusals {

    /** In the order in which they are thought of. */
    static final List<Kind> KINDS = List.of(Kind.ANSWER, Kind.DROP_BEFORE, Kind.SERVER_ERROR, Kind.BAD_GATEWAY,
            Kind.SERVER_UNAVAILABLE, Kind.GATEWAY_TIMEOUT, Kind.TOO_MANY_REQUESTS, Kind.REQUEST_LIMIT, Kind.QUERY_TIMEOUT);

    private Refusals() {
    }

    static Response of(Fault fault) {
        return switch (fault.kind()) {
            case ANSWER -> ofItsOwn(fault);
            case DROP_BEFORE -> Response.dropped();
            case SERVER_ERROR -> serverError();
            case BAD_GATEWAY -> page(502, "Bad Gateway");
            case GATEWAY_TIMEOUT -> page(504, "Gateway Time-out");
            case SERVER_UNAVAILABLE -> Response.error(503, new ApiError("SERVER_UNAVAILABLE",
                    "The server is temporarily unavailable. Please try again later."));
            case TOO_MANY_REQUESTS -> tooMany(fault.delay());
            case REQUEST_LIMIT -> Response.errors(ApiUsage.exceeded());
            case QUERY_TIMEOUT -> Response.error(400, new ApiError("QUERY_TIMEOUT",
                    "Your query request was running for too long."));
            default -> throw new IllegalArgumentException(fault.kind().name());
        };
    }

    static Response serverError() {
        return Response.error(500, new ApiError("UNKNOWN_EXCEPTION",
                "An unexpected error occurred. Please include this ErrorId if you contact support: 0-0 (0)"));
    }

    private static Response ofItsOwn(Fault fault) {
        if (fault.message().startsWith("http")) {
            return new Response(fault.status(), Map.of("Location", fault.message()), null);
        }
        boolean isJson = fault.message().startsWith("[") || fault.message().startsWith("{");
        byte[] body = fault.message().getBytes(StandardCharsets.UTF_8);
        return new Response(fault.status(), Map.of("Content-Type", isJson ? "application/json" : "text/html"),
                (Response.Content) out -> out.write(body));
    }

    /** Gateways know nothing of JSON. */
    private static Response page(int status, String reason) {
        byte[] html = "<html><body><h1>%d %s</h1></body></html>".formatted(status, reason).getBytes(StandardCharsets.UTF_8);
        return new Response(status, Map.of("Content-Type", "text/html"), (Response.Content) out -> out.write(html));
    }

    private static Response tooMany(Duration delay) {
        return Response.error(429, new ApiError("TOO_MANY_REQUESTS", "Too many requests. Please try again later."))
                .with("Retry-After", String.valueOf(Math.max(1, delay.toSeconds())));
    }
}
