package io.mailroutes.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An object as its describe shows it to the logged-in user. */
public final class ObjectDescription {

    private final String name;
    private final boolean createable;
    private final Map<String, FieldDescription> fields = new LinkedHashMap<>();
    private final boolean known;

    /** @param describe the answer of {@code GET …/sobjects/X/describe} */
    public ObjectDescription(JsonNode describe) {
        this(describe, true);
    }

    private ObjectDescription(JsonNode describe, boolean known) {
        this.known = known;
        this.name = describe.path("name").asText();
        this.createable = describe.path("createable").asBoolean(true);
        describe.path("fields").forEach(field -> {
            FieldDescription description = FieldDescription.of(field);
            fields.put(description.name(), description);
        });
    }

    /** @return the description of an object that no org was asked for: it has every field, and requires none */
    static ObjectDescription unknown(String name) {
        return new ObjectDescription(JsonNodeFactory.instance.objectNode().put("name", name), false);
    }

    public String name() {
        return name;
    }

    /** Whether this user may create records of the object. */
    public boolean createable() {
        return createable;
    }

    public Collection<FieldDescription> fields() {
        return fields.values();
    }

    /** The field of exactly this API name; Bulk API result files lose rows where the case differs. */
    public Optional<FieldDescription> field(String fieldName) {
        return known ? Optional.ofNullable(fields.get(fieldName)) : Optional.of(FieldDescription.unknown(fieldName));
    }

    /** Fields that a create must set. */
    public List<String> requiredFields() {
        return fields.values().stream().filter(FieldDescription::required).map(FieldDescription::name).toList();
    }

    /**
     * The end of a sentence about a field that is none: a question after one of nearly that name, or a full stop.
     *
     * @param meant names of fields that nobody mistyped, since they are given beside it
     */
    String closestField(String wrongName, Set<String> meant) {
        // Salesforce's own fields are much like each other, and one that is missing may only be hidden from the user.
        return ClosestName.question(wrongName, fields.keySet().stream().filter(field -> !meant.contains(field)
                && (field.endsWith("__c") || ClosestName.isSlip(wrongName, field))).toList());
    }
}
