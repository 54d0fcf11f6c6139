package io.mailroutes.localorg.dml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiError;

/**
 * What became of one record.
 *
 * @param id of the record, {@code null} when a create was refused
 */
public record SaveResult(String id, boolean success, boolean created, List<ApiError> errors) {

    public SaveResult {
        errors = List.copyOf(errors);
    }

    static SaveResult saved(String id, boolean created) {
        return new SaveResult(id, true, created, List.of());
    }

    public static SaveResult refused(String id, List<ApiError> errors) {
        return new SaveResult(id, false, false, errors);
    }

    /** As it stands in the answer of a single call or of Collections. */
    public Map<String, Object> toBody(boolean withCreated) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (id != null) {
            body.put("id", id);
        }
        body.put("success", success);
        if (withCreated && success) {
            body.put("created", created);
        }
        body.put("errors", errors.stream().map(ApiError::toRowBody).toList());
        return body;
    }
}
