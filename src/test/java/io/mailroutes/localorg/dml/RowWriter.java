package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.IdSequences;
import io.mailroutes.localorg.data.RowStore;
import io.mailroutes.localorg.schema.SObjectType;

/** Adds rows that the org makes of its own accord, with id and stamps. */
final class RowWriter {

    private final Batch batch;
    private final IdSequences ids;

    RowWriter(Batch batch, IdSequences ids) {
        this.batch = batch;
        this.ids = ids;
    }

    void insert(SObjectType type, List<Map<String, Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(row -> stamp(type, row, batch.now()));
        new RowStore(batch.connection(), type).insert(rows);
    }

    private void stamp(SObjectType type, Map<String, Object> row, LocalDateTime now) {
        String user = batch.save().options().userId();
        row.put("Id", ids.next(type));
        row.put("IsDeleted", false);
        row.put("CreatedDate", now);
        row.put("CreatedById", user);
        row.put("LastModifiedDate", now);
        row.put("LastModifiedById", user);
        row.put("SystemModstamp", now);
    }
}
