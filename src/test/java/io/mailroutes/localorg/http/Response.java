package io.mailroutes.localorg.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;

/**
 * An answer.
 *
 * @param body to be written as JSON, a {@link Content} of some other kind, or {@code null}
 */
public record Response(int status, Map<String, String> headers, Object body) {

    /** A body that is written while it goes out. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Response ok(Object body) {
        return new Response(200, Map.of(), body);
    }

    public static Response created(Object body) {
        return new Response(201, Map.of(), body);
    }

    public static Response noContent() {
        return new Response(204, Map.of(), null);
    }

    public static Response of(int status, Object body) {
        return new Response(status, Map.of(), body);
    }

    /** Sends the caller on to another address. */
    public static Response redirect(String address) {
        return new Response(302, Map.of("Location", address), null);
    }

    public static Response content(String type, Content content) {
        return new Response(200, Map.of("Content-Type", type), content);
    }

    /** Errors as the REST API gives them: always a list. */
    public static Response errors(ApiException failure) {
        return of(failure.status(), failure.errors().stream().map(ApiError::toRestBody).toList());
    }

    public static Response error(int status, ApiError error) {
        return of(status, List.of(error.toRestBody()));
    }

    /** No answer: the connection is closed. */
    public static Response dropped() {
        return new Response(0, Map.of(), new Drop(null));
    }

    /** Half of this answer, and then the connection is closed. */
    public Response cutShort() {
        return new Response(0, Map.of(), new Drop(this));
    }

    public Response with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Response(status, all, body);
    }

    public boolean successful() {
        return status < 300;
    }
}
