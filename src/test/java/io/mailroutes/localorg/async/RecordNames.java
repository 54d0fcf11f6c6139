package io.mailroutes.localorg.async;

import java.util.HashMap;
import java.util.Map;

import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** Brings a record of a JSON or XML batch into the form of a row of a CSV: known names, text, {@code #N/A}. */
final class RecordNames {

    private static final String NULL = "#N/A";
    private static final String ATTRIBUTES = "attributes";

    private RecordNames() {
    }

    static Map<String, Object> row(SObjectType type, Map<String, Object> sent) throws JobFailedException {
        Map<String, Object> row = new HashMap<>();
        for (Map.Entry<String, Object> field : sent.entrySet()) {
            if (field.getValue() instanceof Map<?, ?> parent && !ATTRIBUTES.equals(field.getKey())) {
                row.put(relationship(type, field.getKey()), parent);
            } else if (!ATTRIBUTES.equals(field.getKey())) {
                row.put(field(type, field.getKey()), field.getValue() == null ? NULL : field.getValue().toString());
            }
        }
        return row;
    }

    private static String relationship(SObjectType type, String name) throws JobFailedException {
        return type.reference(name).map(reference -> reference.relationship().name()).orElseThrow(() ->
                JobFailedException.invalidBatch("Unable to find relationship: " + name));
    }

    private static String field(SObjectType type, String name) throws JobFailedException {
        return type.field(name).map(Field::name).orElseThrow(() ->
                JobFailedException.invalidBatch("Field name not found : " + name));
    }
}
