package io.mailroutes.localorg.schema;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An object of the org: its names, the prefix of its ids and its fields. Names are found whatever their case. */
public final class SObjectType {

    private final String name;
    private final String keyPrefix;
    private final String label;
    private final String labelPlural;
    private final List<Field> fields;
    private final Map<String, Field> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SObjectType(String name, String keyPrefix, String label, String labelPlural, List<Field> fields) {
        this.name = name;
        this.keyPrefix = keyPrefix;
        this.label = label;
        this.labelPlural = labelPlural;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> byName.put(field.name(), field));
    }

    /** The same object with more fields. */
    SObjectType with(List<Field> more) {
        List<Field> kept = fields.stream().filter(field -> more.stream().noneMatch(sameName(field))).toList();
        return new SObjectType(name, keyPrefix, label, labelPlural, Stream.concat(kept.stream(), more.stream()).toList());
    }

    private static Predicate<Field> sameName(Field field) {
        return other -> other.name().equalsIgnoreCase(field.name());
    }

    public String name() {
        return name;
    }

    public String keyPrefix() {
        return keyPrefix;
    }

    public String label() {
        return label;
    }

    public String labelPlural() {
        return labelPlural;
    }

    public boolean custom() {
        return name.toLowerCase(Locale.ROOT).endsWith("__c");
    }

    public Collection<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    /** A field that is known to be there. */
    public Field requireField(String fieldName) {
        return field(fieldName).orElseThrow(() -> new IllegalArgumentException(name + " has no field " + fieldName));
    }

    /** The reference field behind a relationship: {@code AccountId} for {@code Account}. */
    public Optional<Field> reference(String relationshipName) {
        return fields.stream()
                .filter(Field::isReference)
                .filter(field -> field.relationship().name().equalsIgnoreCase(relationshipName))
                .findFirst();
    }

    public Optional<Field> nameField() {
        return fields.stream().filter(field -> field.has(Flag.NAME)).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
