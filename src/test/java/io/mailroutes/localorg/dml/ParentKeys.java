package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.KeyMap;
import io.mailroutes.localorg.schema.SObjectType;

/** Parents given by a key of theirs, {@code "Account": {"Domain__c": "acme.com"}}, become ids. */
final class ParentKeys implements Step {

    /** A way of naming parents that many drafts share: this field, pointing at this object, by this key. */
    private record Way(Field reference, SObjectType parent, Field key) {
    }

    private record Wanted(Draft draft, String value) {
    }

    @Override
    public void run(Batch batch) throws SQLException {
        Map<Way, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Draft draft : batch.good()) {
            draft.sent().forEach((name, value) -> {
                if (value instanceof Map<?, ?> parent && !"attributes".equals(name)) {
                    collect(batch, draft, name, parent, wanted);
                }
            });
        }
        for (Map.Entry<Way, List<Wanted>> entry : wanted.entrySet()) {
            resolve(batch, entry.getKey(), entry.getValue());
        }
    }

    private static void collect(Batch batch, Draft draft, String name, Map<?, ?> parent, Map<Way, List<Wanted>> wanted) {
        Optional<Field> reference = batch.type().reference(name);
        Optional<Map.Entry<String, Object>> given = keyIn(parent);
        Optional<SObjectType> target = reference.flatMap(field -> target(batch, field, parent));
        Optional<Field> key = target.flatMap(type -> given.flatMap(entry -> type.field(entry.getKey())));
        if (key.filter(Field::isKey).isEmpty()) {
            draft.refuse(FieldValues.noSuchColumn(batch.type(), name));
        } else if (given.get().getValue() != null && !"".equals(given.get().getValue())) {
            wanted.computeIfAbsent(new Way(reference.get(), target.get(), key.get()), way -> new ArrayList<>())
                    .add(new Wanted(draft, given.get().getValue().toString()));
        }
    }

    private static Optional<Map.Entry<String, Object>> keyIn(Map<?, ?> parent) {
        for (Map.Entry<?, ?> entry : parent.entrySet()) {
            if (!"attributes".equals(entry.getKey())) {
                Map<String, Object> single = new LinkedHashMap<>();
                single.put(entry.getKey().toString(), entry.getValue());
                return single.entrySet().stream().findFirst();
            }
        }
        return Optional.empty();
    }

    private static Optional<SObjectType> target(Batch batch, Field reference, Map<?, ?> parent) {
        List<String> targets = reference.relationship().targets();
        if (parent.get("attributes") instanceof Map<?, ?> attributes && attributes.get("type") != null) {
            return targets.stream().filter(attributes.get("type").toString()::equalsIgnoreCase).findFirst()
                    .flatMap(batch.schema()::type);
        }
        return reference.relationship().polymorphic() ? Optional.empty() : batch.schema().type(targets.get(0));
    }

    private static void resolve(Batch batch, Way way, List<Wanted> wanted) throws SQLException {
        Map<String, List<String>> ids = KeyMap.of(way.key());
        List<String> values = wanted.stream().map(Wanted::value).distinct().toList();
        for (Map.Entry<String, Object> row : batch.rows(way.parent()).keys(way.key(), values)) {
            ids.computeIfAbsent(row.getValue().toString(), value -> new ArrayList<>()).add(row.getKey());
        }
        wanted.forEach(want -> take(way, want, ids.getOrDefault(want.value(), List.of())));
    }

    private static void take(Way way, Wanted wanted, List<String> ids) {
        if (ids.isEmpty()) {
            wanted.draft().refuse(ApiError.ofRecord("INVALID_FIELD", "Foreign key external ID: " + wanted.value()
                    + " not found for field " + way.key().name() + " in entity " + way.parent().name()));
        } else if (ids.size() > 1) {
            wanted.draft().refuse(ApiError.ofRecord("DUPLICATE_EXTERNAL_ID", way.key().label()
                    + ": more than one record found for external id field: " + ids, way.key().name()));
        } else {
            wanted.draft().set(way.reference().name(), ids.get(0));
        }
    }
}
