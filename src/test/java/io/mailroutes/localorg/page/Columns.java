package io.mailroutes.localorg.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.SObjectType;

/** Chooses the columns of a table: those that are filled in, the telling ones first, and when the row was changed. */
final class Columns {

    private static final String CHANGED = "LastModifiedDate";
    /** What the first two columns say already. */
    private static final Set<String> SAID = Set.of("Id", "FirstName", "LastName");
    /** Mostly the same in all rows. */
    private static final String LAST = "OwnerId";

    private Columns() {
    }

    /** The columns beside the title, which leads to the record and always comes first. */
    static List<Field> of(SObjectType type, Collection<Map<String, Object>> rows, int most) {
        Stream<Field> telling = type.fields().stream()
                .filter(field -> !SAID.contains(field.name()) && !Fields.isAudit(field) && !Fields.isTitle(type, field))
                .filter(field -> rows.stream().anyMatch(row -> says(field, row)))
                .sorted(Comparator.comparingInt(Columns::rank)).limit(most);
        return Stream.concat(telling, type.field(CHANGED).stream()).toList();
    }

    private static boolean says(Field field, Map<String, Object> row) {
        Object value = row.get(field.name());
        return value != null && !(field.type() == FieldType.BOOLEAN && Boolean.FALSE.equals(value));
    }

    private static int rank(Field field) {
        if (LAST.equals(field.name())) {
            return 4;
        }
        if (field.isKey()) {
            return 0;
        }
        return field.isReference() ? 1 : field.custom() ? 2 : 3;
    }
}
