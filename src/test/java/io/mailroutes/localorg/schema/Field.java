package io.mailroutes.localorg.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One field of an object, with what describe says of it.
 *
 * @param length of text in characters; of numbers the digits in all
 * @param scale digits after the point
 * @param defaultValue what a create without the field gets, or {@code null}
 * @param relationship of a reference field, else {@code null}
 * @param values of a picklist, else empty
 */
public record Field(String name, String label, FieldType type, int length, int scale, Set<Flag> flags,
                    String defaultValue, Relationship relationship, List<String> values) {

    /** Stands in for the id of the user who is logged in. */
    public static final String DEFAULT_IS_THE_USER = "@user";

    /** Stands in for the id of the record itself. */
    public static final String DEFAULT_IS_THE_ID = "@id";
    /** Stands before the form of a number that counts the records: {@code @number LOG-{0000}}. */
    public static final String DEFAULT_IS_A_NUMBER = "@number ";

    private static final Set<FieldType> UNAGGREGATABLE = EnumSet.of(FieldType.BOOLEAN, FieldType.MULTIPICKLIST,
            FieldType.ENCRYPTEDSTRING);
    private static final Set<FieldType> UNGROUPABLE = EnumSet.of(FieldType.DATETIME, FieldType.TIME, FieldType.MULTIPICKLIST,
            FieldType.ENCRYPTEDSTRING, FieldType.COMBOBOX);

    public Field {
        flags = Set.copyOf(flags);
        values = List.copyOf(values);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    public boolean createable() {
        return !has(Flag.READ_ONLY);
    }

    public boolean updateable() {
        return createable() && !has(Flag.CREATE_ONLY);
    }

    public boolean defaultedOnCreate() {
        return defaultValue != null || has(Flag.CALCULATED) || type == FieldType.BOOLEAN;
    }

    /** A calculated name may be empty; what has a default may not be emptied, but for picklists. */
    public boolean nillable() {
        if (type == FieldType.BOOLEAN || has(Flag.REQUIRED) || "Id".equals(name)) {
            return false;
        }
        return defaultValue == null || type.isPicklist() && !has(Flag.RESTRICTED);
    }

    public boolean requiredOnCreate() {
        return has(Flag.REQUIRED);
    }

    public boolean custom() {
        return has(Flag.CUSTOM);
    }

    /** May serve as the key of an upsert. */
    public boolean isKey() {
        return has(Flag.ID_LOOKUP) || has(Flag.EXTERNAL_ID);
    }

    public boolean isReference() {
        return relationship != null;
    }

    /** Long text areas can be read, but neither searched nor sorted by. */
    public boolean filterable() {
        return type != FieldType.TEXTAREA || length <= FieldType.LONGEST_FILTERABLE_TEXT;
    }

    /** May stand in COUNT, MIN and their like. */
    public boolean aggregatable() {
        return filterable() && !UNAGGREGATABLE.contains(type);
    }

    /** May stand in GROUP BY. */
    public boolean groupable() {
        return filterable() && !UNGROUPABLE.contains(type) && !type.isDecimal();
    }

    /** Where records are found by this field often enough to deserve an index: keys, and parents that own them. */
    public boolean indexed() {
        return isKey() && !"Id".equals(name) || has(Flag.UNIQUE) || has(Flag.CASCADE);
    }
}
