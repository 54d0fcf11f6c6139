package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiException;

/** Reads the parts of a request's JSON, which may be anything. */
final class Input {

    private Input() {
    }

    /** The list of objects under this name. */
    static List<Map<String, Object>> objects(Map<String, Object> body, String name) {
        if (!(body.get(name) instanceof List<?> list)) {
            throw ApiException.badRequest("JSON_PARSER_ERROR", "The " + name + " field is required and must be an array");
        }
        List<Map<String, Object>> objects = new ArrayList<>();
        list.forEach(item -> objects.add(object(item)));
        return objects;
    }

    static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> object.put(String.valueOf(key), item));
        }
        return object;
    }

    static String text(Map<String, Object> body, String name) {
        Object value = body.get(name);
        if (value == null) {
            throw ApiException.badRequest("JSON_PARSER_ERROR", "The " + name + " field is required");
        }
        return value.toString();
    }

    static boolean flag(Map<String, Object> body, String name) {
        return Boolean.parseBoolean(String.valueOf(body.get(name)));
    }
}
