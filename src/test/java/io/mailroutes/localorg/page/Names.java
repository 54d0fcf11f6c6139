package io.mailroutes.localorg.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** The names of the records that others refer to: one query for each object among them. */
final class Names {

    private final Map<String, String> byId = new HashMap<>();

    /** Looks up what the reference fields of these rows refer to. */
    Names(Rows rows, SObjectType type, Collection<Map<String, Object>> referring) {
        Stream<String> ids = referring.stream().flatMap(row -> type.fields().stream().filter(Field::isReference)
                .map(field -> (String) row.get(field.name()))).filter(Objects::nonNull).distinct();
        ids.filter(id -> rows.typeOf(id).isPresent())
                .collect(Collectors.groupingBy(id -> rows.typeOf(id).orElseThrow()))
                .forEach((target, targetIds) -> add(rows, target, targetIds));
    }

    private void add(Rows rows, SObjectType target, List<String> ids) {
        Fields.title(target).ifPresent(title -> {
            String list = ids.stream().map(Soql::quote).collect(Collectors.joining(", ", "(", ")"));
            rows.selectAll("SELECT Id, " + title.name() + " FROM " + target.name() + " WHERE Id IN " + list)
                    .forEach(row -> byId.put((String) row.get("Id"), (String) row.get(title.name())));
        });
    }

    /** The name, or the id of what has none or is not there. */
    String of(String id) {
        return Objects.requireNonNullElse(byId.get(id), id);
    }
}
