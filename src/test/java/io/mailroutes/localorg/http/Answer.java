package io.mailroutes.localorg.http;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;

/**
 * What a call is answered.
 *
 * @param status HTTP status
 * @param json   body; null for none
 * @param csv    body of result files; null where there is none
 */
public record Answer(int status, JsonNode json, Path csv) {

    public static Answer json(int status, JsonNode json) {
        return new Answer(status, json, null);
    }

    public static Answer empty(int status) {
        return new Answer(status, null, null);
    }

    public static Answer csv(Path file) {
        return new Answer(200, null, file);
    }

    /** The array of errors that Salesforce answers. */
    public static Answer error(ApiException e) {
        return json(e.status(), JsonNodeFactory.instance.arrayNode().add(error(e, "errorCode")));
    }

    /** @param codeName {@code errorCode}, or {@code statusCode} in Collections and trees */
    public static ObjectNode error(ApiException e, String codeName) {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("message", e.getMessage()).put(codeName, e.code());
        if (e.fields() != null) {
            ArrayNode fields = error.putArray("fields");
            e.fields().forEach(fields::add);
        }
        return error;
    }
}
