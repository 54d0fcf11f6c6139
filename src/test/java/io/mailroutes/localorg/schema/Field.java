package io.mailroutes.localorg.schema;

import java.util.List;
import java.util.Set;

/**
 * A field of an object.
 *
 * @param name             API name
 * @param label            label for people, part of some error messages
 * @param type             describe type
 * @param length           longest text in characters; 0 where the type has none
 * @param flags            see {@code objects/README.md}
 * @param referenceTo      objects that a reference may point to
 * @param relationshipName name of the reference in SOQL
 * @param values           picklist values
 * @param defaultValue     what Salesforce sets where the field is left out; empty for none
 */
public record Field(String name, String label, String type, int length, Set<String> flags, List<String> referenceTo,
        String relationshipName, List<String> values, String defaultValue) {

    public boolean is(String flag) {
        return flags.contains(flag);
    }

    public boolean isReference() {
        return "reference".equals(type);
    }

    public boolean createable() {
        return !is("readonly");
    }

    public boolean updateable() {
        return !is("readonly") && !is("createonly");
    }

    /** Whether an upsert may go by the field. */
    public boolean isUpsertKey() {
        return is("idlookup") || is("externalid") || "id".equals(type);
    }

    /** The column type that holds it; text compares without case, as Salesforce does. */
    public String columnType() {
        return switch (type) {
            case "id", "reference" -> "VARCHAR(18)";
            case "boolean" -> "BOOLEAN";
            case "date" -> "DATE";
            case "datetime" -> "TIMESTAMP WITH TIME ZONE";
            case "int" -> "BIGINT";
            case "double", "currency", "percent" -> "DOUBLE";
            default -> "VARCHAR_IGNORECASE";
        };
    }
}
