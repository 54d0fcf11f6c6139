package io.mailroutes.localorg.http;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a record in a JSON body. */
public final class RowFields {

    private RowFields() {
    }

    /** @return field to value, as text; {@code attributes} is no field */
    public static Map<String, Object> of(JsonNode json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            if (!"attributes".equals(field.getKey())) {
                fields.put(field.getKey(), field.getValue().isNull() ? null : field.getValue().asText());
            }
        });
        return fields;
    }
}
