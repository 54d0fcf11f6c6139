package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.Flag;
import io.mailroutes.localorg.schema.RecordId;

/** No two records share the value of a unique field, nor do two rows of one save. */
final class UniqueFields implements Step {

    /** The id of a record that this very save is to make. */
    private static final String NOT_YET = "<unknown>";

    @Override
    public void run(Batch batch) throws SQLException {
        for (Field field : batch.type().fields()) {
            if (field.has(Flag.UNIQUE)) {
                check(batch, field);
            }
        }
    }

    private static void check(Batch batch, Field field) throws SQLException {
        List<Draft> changed = batch.good().stream().filter(draft -> draft.changes(field.name())
                && draft.after(field.name()) != null).toList();
        Map<String, String> owners = new HashMap<>();
        batch.rows(batch.type()).keys(field, changed.stream().map(draft -> draft.after(field.name())).toList())
                .forEach(row -> owners.put(fold(field, row.getValue()), row.getKey()));
        for (Draft draft : changed) {
            String owner = owners.putIfAbsent(fold(field, draft.after(field.name())),
                    draft.id() == null ? NOT_YET : draft.id());
            if (owner != null && !owner.equals(draft.id())) {
                draft.refuse(ApiError.ofRecord("DUPLICATE_VALUE", "duplicate value found: " + field.name()
                        + " duplicates value on record with id: " + shown(owner), field.name()));
            }
        }
    }

    private static String shown(String id) {
        return NOT_YET.equals(id) ? id : RecordId.shortForm(id);
    }

    private static String fold(Field field, Object value) {
        return field.has(Flag.CASE_SENSITIVE) ? value.toString() : value.toString().toLowerCase(Locale.ROOT);
    }
}
