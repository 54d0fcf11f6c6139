package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.SObjectType;

/** Marks rows as deleted, and those that go with them. */
final class Deletes implements Step {

    @Override
    public void run(Batch batch) throws SQLException {
        delete(batch, batch.type(), batch.good().stream().map(Draft::id).toList());
    }

    private void delete(Batch batch, SObjectType type, List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        batch.rows(type).update(ids.stream().map(id -> deleted(batch, id)).toList());
        for (ChildRelationship child : batch.schema().children(type)) {
            if (child.cascadeDelete()) {
                delete(batch, child.child(), batch.rows(child.child()).byField(child.field(), ids).stream()
                        .map(row -> (String) row.get("Id")).toList());
            }
        }
    }

    private static Map<String, Object> deleted(Batch batch, String id) {
        return Map.of("Id", id, "IsDeleted", true, "LastModifiedDate", batch.now(), "SystemModstamp", batch.now());
    }
}
