package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What an object's describe says of one field.
 *
 * @param name       API name
 * @param type       describe type: {@code string}, {@code email}, {@code reference}, {@code date} …
 * @param length     longest text in characters; 0 where the type has none
 * @param createable may be set on create
 * @param updateable may be set on update
 * @param required   must be set on create
 * @param upsertKey  an external ID, or a standard field with {@code idLookup}
 * @param hasCase    whether Salesforce tells upper from lower case when it looks for a value
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm">
 *      sObject Describe</a>
 */
public record FieldDescription(String name, String type, int length, boolean createable, boolean updateable,
        boolean required, boolean upsertKey, boolean hasCase) {

    private static final Set<String> TEXTS = Set.of("string", "textarea", "id", "anyType");
    // Salesforce's own name for a type that is not told.
    private static final String UNKNOWN = "anyType";
    private static final int ID_LENGTH = 18;

    static FieldDescription of(JsonNode field) {
        boolean createable = field.path("createable").asBoolean();
        return new FieldDescription(field.path("name").asText(), field.path("type").asText(),
                field.path("length").asInt(), createable, field.path("updateable").asBoolean(),
                createable && !field.path("nillable").asBoolean() && !isDefaulted(field),
                field.path("externalId").asBoolean() || field.path("idLookup").asBoolean(),
                field.path("caseSensitive").asBoolean(!"email".equals(field.path("type").asText())));
    }

    /** @return what is said of a field of which nothing is known: it takes any text and any reference */
    static FieldDescription unknown(String name) {
        return new FieldDescription(name, UNKNOWN, 0, true, true, false, true, false);
    }

    private static boolean isDefaulted(JsonNode field) {
        return field.path("defaultedOnCreate").asBoolean() || field.hasNonNull("defaultValue")
                || field.hasNonNull("defaultValueFormula");
    }

    /** Whether the field can hold the id of any record as text. */
    boolean takesId() {
        return TEXTS.contains(type) && (length == 0 || length >= ID_LENGTH);
    }

    /** Whether the field points to another record. */
    public boolean isReference() {
        return "reference".equals(type);
    }
}
