package io.mailroutes.known;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What each field of a record was sent as, in few characters and without the value itself:
 * {@code Title=1f3a9c42,Phone=77b0e1d9}. By it a later run tells a value that a person changed in Salesforce from one
 * that still is as it was sent.
 */
public final class FieldHashes {

    private static final int DIGITS = 8;

    private FieldHashes() {
    }

    /** @param fields as mapped; what is no plain value, such as a reference that is resolved only later, is not told */
    public static String of(ObjectNode fields) {
        return fields.properties().stream().filter(field -> isPlain(field.getValue()))
                .map(field -> field.getKey() + "=" + hash(field.getValue())).collect(Collectors.joining(","));
    }

    private static boolean isPlain(JsonNode value) {
        return value.isValueNode() && !value.isPojo();
    }

    /** @return the hash of each field by its name */
    public static Map<String, String> parse(String hashes) {
        Map<String, String> parsed = new HashMap<>();
        for (String each : hashes.split(",")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                parsed.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return parsed;
    }

    /** @return the same for values that read the same */
    public static String hash(JsonNode value) {
        return Fingerprint.of(value.asText().strip()).toString().substring(0, DIGITS);
    }
}
