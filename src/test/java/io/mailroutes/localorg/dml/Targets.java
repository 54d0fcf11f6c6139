package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.KeyMap;
import io.mailroutes.localorg.schema.RecordId;

/** Finds out for each draft whether it makes a record or changes one, and which. */
final class Targets implements Step {

    @Override
    public void run(Batch batch) throws SQLException {
        switch (batch.save().operation()) {
            case INSERT -> batch.all().forEach(Targets::insert);
            case UPDATE -> batch.all().forEach(draft -> byId(batch, draft, draft.sent("Id")));
            default -> upsert(batch);
        }
        refuseRepeatedIds(batch);
        loadRows(batch);
    }

    private static void insert(Draft draft) {
        draft.becomesInsert();
        Object id = draft.sent("Id");
        if (id != null && !id.toString().isEmpty()) {
            draft.refuse(ApiError.ofRecord("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id"));
        }
    }

    private static void byId(Batch batch, Draft draft, Object given) {
        if (given == null) {
            draft.refuse(ApiError.ofRecord("MISSING_ARGUMENT", "Id not specified in an update call", "Id"));
            return;
        }
        Optional<String> id = RecordId.normalize(given.toString())
                .filter(known -> RecordId.prefix(known).equals(batch.type().keyPrefix()));
        id.ifPresentOrElse(draft::becomesUpdateOf, () -> draft.refuse(ApiError.ofRecord("MALFORMED_ID",
                batch.type().label() + " ID: id value of incorrect type: " + given, "Id")));
    }

    private static void upsert(Batch batch) throws SQLException {
        Field key = batch.save().key();
        if ("Id".equals(key.name())) {
            batch.all().forEach(draft -> byIdOrInsert(batch, draft));
            return;
        }
        refuseRepeatedKeys(batch, key);
        Map<String, List<String>> found = idsByKey(batch, key);
        batch.good().forEach(draft -> byKey(batch, draft, key, found.get(keyOf(draft, key))));
    }

    private static void byIdOrInsert(Batch batch, Draft draft) {
        Object id = draft.sent("Id");
        if (id == null || id.toString().isEmpty()) {
            draft.becomesInsert();
        } else {
            byId(batch, draft, id);
        }
    }

    private static String keyOf(Draft draft, Field key) {
        Object value = draft.sent(key.name());
        return value == null ? "" : value.toString().strip();
    }

    /** Two rows with one key make both of them wrong, since nobody could say which of them is to win. */
    private static void refuseRepeatedKeys(Batch batch, Field key) {
        Map<String, Integer> times = KeyMap.of(key);
        batch.all().forEach(draft -> times.merge(keyOf(draft, key), 1, Integer::sum));
        for (Draft draft : batch.all()) {
            String value = keyOf(draft, key);
            if (value.isEmpty()) {
                draft.refuse(ApiError.ofRecord("MISSING_ARGUMENT", key.name() + " not specified", key.name()));
            } else if (times.get(value) > 1) {
                draft.refuse(ApiError.ofRecord("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name()));
            }
        }
    }

    private static Map<String, List<String>> idsByKey(Batch batch, Field key) throws SQLException {
        Map<String, List<String>> found = KeyMap.of(key);
        List<String> keys = batch.good().stream().map(draft -> keyOf(draft, key)).toList();
        for (Map.Entry<String, Object> row : batch.rows(batch.type()).keys(key, keys)) {
            found.computeIfAbsent(row.getValue().toString(), value -> new ArrayList<>()).add(row.getKey());
        }
        return found;
    }

    private static void byKey(Batch batch, Draft draft, Field key, List<String> ids) {
        if (ids == null && batch.save().options().updateOnly()) {
            draft.refuse(ApiError.ofRecord("NOT_FOUND", "The requested resource does not exist"));
        } else if (ids == null) {
            draft.becomesInsert();
        } else if (ids.size() > 1) {
            draft.refuse(ApiError.ofRecord("DUPLICATE_EXTERNAL_ID", key.label()
                    + ": more than one record found for external id field: " + ids, key.name()));
        } else {
            draft.becomesUpdateOf(ids.get(0));
        }
    }

    private static void refuseRepeatedIds(Batch batch) {
        Map<String, Integer> times = new HashMap<>();
        batch.updates().forEach(draft -> times.merge(draft.id(), 1, Integer::sum));
        batch.updates().filter(draft -> times.get(draft.id()) > 1).forEach(draft -> draft.refuse(
                ApiError.ofRecord("DUPLICATE_VALUE", "Duplicate id specified: " + draft.id(), "Id")));
    }

    private static void loadRows(Batch batch) throws SQLException {
        List<Draft> updates = batch.updates().toList();
        Map<String, Map<String, Object>> rows = batch.rows(batch.type()).byId(updates.stream().map(Draft::id).toList());
        for (Draft draft : updates) {
            Map<String, Object> row = rows.get(draft.id());
            if (row == null) {
                draft.refuse(ApiError.ofRecord("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
            } else if (Boolean.TRUE.equals(row.get("IsDeleted"))) {
                draft.refuse(ApiError.ofRecord("ENTITY_IS_DELETED", "entity is deleted"));
            } else {
                draft.before(row);
            }
        }
    }
}
