package io.mailroutes.localorg.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One error as Salesforce reports it: a code, a sentence for people, and the fields concerned.
 *
 * @param code Salesforce's code, {@code REQUIRED_FIELD_MISSING} and so on
 * @param message Salesforce's own words
 * @param fields API names of the fields concerned; {@code null} where the real body has no such list
 * @param details what some errors carry besides, such as the matches of a duplicate rule
 */
public record ApiError(String code, String message, List<String> fields, Map<String, Object> details) {

    public ApiError(String code, String message) {
        this(code, message, null, Map.of());
    }

    /** An error of a record, which always names its fields, if only with an empty list. */
    public static ApiError ofRecord(String code, String message, String... fields) {
        return new ApiError(code, message, List.of(fields), Map.of());
    }

    /** The form that single REST calls give, where the code is called {@code errorCode}. */
    public Map<String, Object> toRestBody() {
        Map<String, Object> body = new LinkedHashMap<>(details);
        body.put("message", message);
        body.put("errorCode", code);
        if (fields != null) {
            body.put("fields", fields);
        }
        return body;
    }

    /** The form inside the results of Collections and trees, where the code is called {@code statusCode}. */
    public Map<String, Object> toRowBody() {
        Map<String, Object> body = new LinkedHashMap<>(details);
        body.put("statusCode", code);
        body.put("message", message);
        body.put("fields", fields == null ? List.of() : fields);
        return body;
    }

    /**
     * The form in the {@code sf__Error} column of an ingest job: {@code CODE:message:Field1,Field2 --}, or
     * {@code CODE:message:--} when no field is concerned.
     */
    public String toBulkColumn() {
        boolean named = fields != null && !fields.isEmpty();
        return code + ":" + message + ":" + (named ? String.join(",", fields) + " " : "") + "--";
    }
}
