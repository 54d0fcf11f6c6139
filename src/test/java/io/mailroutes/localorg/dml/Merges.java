package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.ChildRelationship;

/**
 * Joins two records as a user does with <i>Merge Contacts</i>: what belongs to one goes to the other, and the one is in
 * the recycle bin with the other's id as MasterRecordId. Only objects that have this field can be merged.
 */
final class Merges implements Step {

    private final String masterId;

    /** @param masterId of the record that stays; the batch holds the one that goes */
    Merges(String masterId) {
        this.masterId = masterId;
    }

    @Override
    public void run(Batch batch) throws SQLException {
        List<String> going = batch.good().stream().map(Draft::id).toList();
        for (ChildRelationship child : batch.schema().children(batch.type())) {
            List<Map<String, Object>> moved = new ArrayList<>();
            for (Map<String, Object> row : batch.rows(child.child()).byField(child.field(), going)) {
                moved.add(Map.of("Id", row.get("Id"), child.field().name(), masterId, "SystemModstamp", batch.now()));
            }
            batch.rows(child.child()).update(moved);
        }
        batch.rows(batch.type()).update(going.stream().map(id -> Map.<String, Object>of("Id", id, "IsDeleted", true,
                "MasterRecordId", masterId, "LastModifiedDate", batch.now(), "SystemModstamp", batch.now())).toList());
    }
}
