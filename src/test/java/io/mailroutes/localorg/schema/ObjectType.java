package io.mailroutes.localorg.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An object with its fields, looked up without regard to case, as Salesforce does. */
public final class ObjectType {

    private final String name;
    private final String label;
    private final String labelPlural;
    private final String keyPrefix;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    ObjectType(String name, String keyPrefix, String label, String labelPlural) {
        this.name = name;
        this.keyPrefix = keyPrefix;
        this.label = label;
        this.labelPlural = labelPlural;
    }

    void add(Field field) {
        fields.put(field.name().toLowerCase(Locale.ROOT), field);
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String labelPlural() {
        return labelPlural;
    }

    /** First three characters of the ids of its records. */
    public String keyPrefix() {
        return keyPrefix;
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName.toLowerCase(Locale.ROOT)));
    }

    /** The reference that SOQL calls by this name, as {@code Account} in {@code Account.Name}. */
    public Optional<Field> relationship(String relationshipName) {
        return fields.values().stream().filter(field -> field.relationshipName().equalsIgnoreCase(relationshipName))
                .findFirst();
    }
}
