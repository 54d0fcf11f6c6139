package io.mailroutes.localmailbox;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * What the API answers: {@code {"request_id", "data", "next_cursor"}}, or {@code {"request_id", "error": {…}}} for what
 * it refuses.
 */
record ApiAnswer(int status, ObjectNode body) {

    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    // Half of a surrogate pair, as a subject cut in the middle of an emoji has it, only gets through escaped.
    private static final ObjectWriter JSON = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    static ApiAnswer of(Page page) {
        ObjectNode body = withRequestId();
        page.items().forEach(body.putArray("data")::add);
        if (page.next() != null) {
            body.put("next_cursor", page.next());
        }
        return new ApiAnswer(200, body);
    }

    static ApiAnswer of(JsonNode item) {
        return new ApiAnswer(200, withRequestId().set("data", item));
    }

    static ApiAnswer of(ApiError error) {
        ObjectNode body = withRequestId();
        body.putObject("error").put("type", error.type()).put("message", error.message());
        return new ApiAnswer(error.status(), body);
    }

    void send(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json").put(REQUEST_ID,
                ApiError.REQUEST_ID);
        exchange.getResponseSender().send(written(), StandardCharsets.UTF_8);
    }

    private String written() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode withRequestId() {
        return JsonNodeFactory.instance.objectNode().put("request_id", ApiError.REQUEST_ID);
    }
}
