package io.mailroutes.localorg.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.errors.ApiException;

/** Reads and writes JSON; objects are maps that keep their order. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() { };

    private Json() {
    }

    /** @throws ApiException with Salesforce's code when it cannot be read */
    public static Map<String, Object> object(InputStream in) {
        try {
            Map<String, Object> read = MAPPER.readValue(in, OBJECT);
            return read == null ? Map.of() : read;
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("JSON_PARSER_ERROR", e.getOriginalMessage() + " at [line:"
                    + e.getLocation().getLineNr() + ", column:" + e.getLocation().getColumnNr() + "]");
        } catch (IOException e) {
            throw ApiException.badRequest("UNKNOWN_EXCEPTION", "The request ended early: " + e.getMessage());
        }
    }

    /** @return the value that stands in a text, which is that text where it is no JSON */
    public static Object value(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
