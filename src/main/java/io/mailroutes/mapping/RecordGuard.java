package io.mailroutes.mapping;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Holds a mapped record to the describe of its object, so that what Salesforce would refuse is known before anything
 * is written.
 *
 * <p>A field that the object does not have, or that may not be written, is a mistake in the route and stops the run
 * ({@link MappingException}). A value that does not fit its field is the record's own fault
 * ({@link RecordRefusedException}). Text is cut to the field's length.
 */
public final class RecordGuard {

    private final ObjectDescription description;
    private final Target target;

    public RecordGuard(ObjectDescription description, Target target) {
        this.description = description;
        this.target = target;
    }

    /**
     * @param mapped the JSON object that the mapping made
     * @return the same record without empty fields, each value in the form its field takes
     */
    public ObjectNode hold(JsonNode mapped) {
        ObjectNode held = hold(mapped, JsonNodeFactory.instance.objectNode());
        for (String field : description.requiredFields()) {
            if (!held.has(field)) {
                throw new RecordRefusedException("REQUIRED_FIELD_MISSING", target.object() + "." + field
                        + " is required and the mapping gives no value. To do: map it in " + target.file()
                        + ", with a default: " + field + ": (… // \"…\").");
            }
        }
        return held;
    }

    /** Checks only that every mapped field exists and may be written; values are not looked at. */
    public void checkFields(JsonNode mapped) {
        requireObject(mapped);
        checkExternalId(mapped);
        mapped.fieldNames().forEachRemaining(this::writableField);
        for (String name : target.overwrite().fields()) {
            if (!mapped.has(name)) {
                throw new MappingException(target.file() + " says when " + target.object() + "." + name
                        + " is overwritten, but does not map it");
            }
        }
    }

    private ObjectNode hold(JsonNode mapped, ObjectNode held) {
        requireObject(mapped);
        for (Map.Entry<String, JsonNode> entry : mapped.properties()) {
            FieldDescription field = writableField(entry.getKey());
            JsonNode value = FieldValue.of(target.object(), field, entry.getValue());
            if (value != null) {
                held.set(field.name(), value);
            }
        }
        return held;
    }

    private void requireObject(JsonNode mapped) {
        if (!mapped.isObject()) {
            throw new MappingException(target.file() + " must map each record to one JSON object {Field: value, …}, "
                    + "but its jq gave " + mapped.getNodeType());
        }
    }

    private void checkExternalId(JsonNode mapped) {
        if (!target.isUpsert()) {
            return;
        }
        FieldDescription key = field(target.externalId(), "upserts by");
        if (!key.upsertKey()) {
            throw new MappingException(target.file() + " upserts by " + target.object() + "." + key.name()
                    + ", which is neither an External ID nor an idLookup field. To do: choose one that is, "
                    + "or mark a custom field as External ID.");
        }
        if (!mapped.has(key.name())) {
            throw new MappingException(target.file() + " upserts by " + target.object() + "." + key.name()
                    + " but does not map it");
        }
    }

    private FieldDescription writableField(String name) {
        FieldDescription field = field(name, "maps");
        // A field that is only set on create (TaskSubtype) is left out of updates.
        if (!field.createable()) {
            throw new MappingException(target.file() + " maps " + target.object() + "." + name
                    + ", which the logged-in user may not write. To do: give the user edit access to the field, "
                    + "or remove it from the mapping.");
        }
        return field;
    }

    private FieldDescription field(String name, String verb) {
        return description.field(name).orElseThrow(() -> new MappingException(
                target.file() + " " + verb + " " + target.object() + "." + name + ", which " + target.object()
                        + " does not have; did you mean " + description.closestField(name) + "?"));
    }
}
