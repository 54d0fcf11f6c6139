package io.mailroutes.localorg.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;

/** Upsert by an Id, an external ID or an {@code idLookup} field. */
public final class Upserts {

    private Upserts() {
    }

    /** @return the field to go by; refused as {@code NOT_FOUND} where an upsert may not go by it */
    public static Field key(ObjectType object, String name) {
        return object.field(name).filter(Field::isUpsertKey).orElseThrow(() -> ApiException.call(404, "NOT_FOUND",
                "The requested resource does not exist"));
    }

    /** Updates the one record that has the key, creates one where none has, and writes nothing where several have. */
    public static Result upsert(Records records, ObjectType object, Field key, String value, Map<String, Object> fields) {
        if (fields.keySet().stream().anyMatch(key.name()::equalsIgnoreCase)) {
            throw ApiException.call(400, "INVALID_FIELD", "The " + key.name()
                    + " field should not be specified in the sobject data.");
        }
        List<String> matches = value.isBlank() ? List.of() : records.match(object, key, value);
        if (matches.size() > 1) {
            return new Result("", false, matches);
        }
        if (matches.size() == 1) {
            records.update(object, matches.get(0), fields);
            return new Result(matches.get(0), false, List.of());
        }
        Map<String, Object> all = new LinkedHashMap<>(fields);
        if (!"Id".equals(key.name())) {
            all.put(key.name(), value);
        }
        return new Result(records.create(object, all), true, List.of());
    }

    /**
     * @param id      the record; empty where several match
     * @param created whether it is new
     * @param matches the records that have the key, where they are several
     */
    public record Result(String id, boolean created, List<String> matches) {
    }
}
