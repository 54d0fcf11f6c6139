package io.mailroutes.localorg.bulk;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/**
 * What a column of a CSV fills: a field, or a reference by a key of the parent.
 *
 * @param field the field itself, or the reference field
 * @param parentType named in front of a relationship that may lead to several objects, else {@code null}
 * @param parentKey key field of the parent; {@code null} for a plain field
 */
public record CsvColumn(Field field, String parentType, Field parentKey) {

    private static final Pattern PARENT = Pattern.compile("(?:(\\w+):)?(\\w+)\\.(\\w+)");
    private static final String NULL = "#N/A";

    /** @throws JobFailedException when there is no such field */
    public static CsvColumn of(Schema schema, SObjectType type, String header) throws JobFailedException {
        Matcher parent = PARENT.matcher(header);
        if (!parent.matches()) {
            return new CsvColumn(type.field(header).orElseThrow(() -> unknown(header)), null, null);
        }
        Field reference = type.reference(parent.group(2)).orElseThrow(() ->
                JobFailedException.invalidBatch("Unable to find relationship: " + parent.group(2)));
        String parentType = parentType(reference, parent.group(1));
        Field key = schema.type(parentType).flatMap(target -> target.field(parent.group(3))).filter(Field::isKey)
                .orElseThrow(() -> unknown(header));
        return new CsvColumn(reference, parent.group(1) == null ? null : parentType, key);
    }

    private static JobFailedException unknown(String header) {
        return JobFailedException.invalidBatch("Field name not found : " + header);
    }

    private static String parentType(Field reference, String named) throws JobFailedException {
        String relationship = reference.relationship().name();
        if (!reference.relationship().polymorphic()) {
            if (named != null) {
                throw JobFailedException.invalidBatch("type is not needed for non polymorphic foreign key references: "
                        + relationship);
            }
            return reference.relationship().targets().get(0);
        }
        Optional<String> target = reference.relationship().targets().stream().filter(t -> t.equalsIgnoreCase(named))
                .findFirst();
        return target.orElseThrow(() -> JobFailedException.invalidBatch(
                "Unable to find a type for the polymorphic foreign key reference: " + relationship));
    }

    /** Adds the value to a row, where it is one. */
    public void put(Map<String, Object> row, String value) {
        if (parentKey == null || NULL.equals(value)) {
            row.put(field.name(), value);
        } else if (!value.isEmpty()) {
            row.put(field.relationship().name(), parentType == null ? Map.of(parentKey.name(), value)
                    : Map.of("attributes", Map.of("type", parentType), parentKey.name(), value));
        }
    }
}
