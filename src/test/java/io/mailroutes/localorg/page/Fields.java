package io.mailroutes.localorg.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.SObjectType;

/** Which fields of an object tell most of a record. */
final class Fields {

    /** What the org itself keeps of every record. */
    private static final Set<String> AUDIT = Set.of("IsDeleted", "CreatedDate", "CreatedById", "LastModifiedDate",
            "LastModifiedById", "SystemModstamp");

    private Fields() {
    }

    /** By which people know a record: its name, or the subject of what has none. */
    static Optional<Field> title(SObjectType type) {
        return type.nameField().or(() -> type.field("Subject"));
    }

    /** Where a text is looked for: title, e-mail addresses and external ids. */
    static List<Field> searched(SObjectType type) {
        return type.fields().stream().filter(field -> field.type().isText() && field.filterable())
                .filter(field -> isTitle(type, field) || field.isKey() || field.type() == FieldType.EMAIL).toList();
    }

    static boolean isAudit(Field field) {
        return AUDIT.contains(field.name());
    }

    static boolean isTitle(SObjectType type, Field field) {
        return title(type).filter(field::equals).isPresent();
    }
}
