package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** What a record refers to must be there, and be of an object that the field may point at. */
final class References implements Step {

    @Override
    public void run(Batch batch) throws SQLException {
        List<Field> references = batch.type().fields().stream().filter(Field::isReference).toList();
        Map<SObjectType, Set<String>> asked = new HashMap<>();
        for (Draft draft : batch.good()) {
            references.forEach(field -> collect(batch, draft, field, asked));
        }
        Map<String, Boolean> deleted = new HashMap<>();
        for (Map.Entry<SObjectType, Set<String>> entry : asked.entrySet()) {
            deleted.putAll(batch.rows(entry.getKey()).deletedById(entry.getValue()));
        }
        batch.good().forEach(draft -> references.forEach(field -> check(draft, field, deleted)));
    }

    private static void collect(Batch batch, Draft draft, Field field, Map<SObjectType, Set<String>> asked) {
        String id = (String) draft.values().get(field.name());
        if (id == null) {
            return;
        }
        Optional<SObjectType> target = batch.schema().typeOfId(id)
                .filter(type -> field.relationship().targets().contains(type.name()));
        target.ifPresentOrElse(type -> asked.computeIfAbsent(type, key -> new HashSet<>()).add(id),
                () -> draft.refuse(ValueReader.wrongId(field, id).error()));
    }

    private static void check(Draft draft, Field field, Map<String, Boolean> deleted) {
        Object id = draft.values().get(field.name());
        if (id == null || draft.refused()) {
            return;
        }
        if (!deleted.containsKey(id)) {
            draft.refuse(ApiError.ofRecord("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        } else if (deleted.get(id)) {
            draft.refuse(ApiError.ofRecord("ENTITY_IS_DELETED", "entity is deleted"));
        }
    }
}
