package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

import com.google.common.collect.Lists;

/**
 * Merges rows into the table of what was sent: sorted, and thousands in one statement that takes them as arrays. Both
 * databases do this, each in words of its own. What was refused changed nothing, so that the fields stay as they were sent
 * before.
 */
final class SentMerge {

    private static final String COLUMNS = "(scope_id, record_key, fingerprint, id, refused, field_hashes, noted_at)";
    private static final String ROWS = "SELECT s, k, f, i, r, h, CAST(? AS TIMESTAMP) AS n "
            + "FROM UNNEST(?, ?, ?, ?, ?, ?) AS u(s, k, f, i, r, h)";
    private static final String H2 = "MERGE INTO sent USING (" + ROWS + ") AS w "
            + "ON sent.scope_id = w.s AND sent.record_key = w.k "
            + "WHEN MATCHED THEN UPDATE SET fingerprint = w.f, id = w.i, refused = w.r, "
            + "field_hashes = CASE WHEN w.r IS NULL THEN w.h ELSE sent.field_hashes END, noted_at = w.n "
            + "WHEN NOT MATCHED THEN INSERT " + COLUMNS + " VALUES (w.s, w.k, w.f, w.i, w.r, w.h, w.n)";
    private static final String POSTGRES = "INSERT INTO sent " + COLUMNS + ' ' + ROWS
            + " ON CONFLICT (scope_id, record_key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, id = EXCLUDED.id, "
            + "refused = EXCLUDED.refused, field_hashes = CASE WHEN EXCLUDED.refused IS NULL THEN EXCLUDED.field_hashes "
            + "ELSE sent.field_hashes END, noted_at = EXCLUDED.noted_at";

    /** H2 takes arrays of 65,536. */
    private static final int MOST_ROWS_AT_ONCE = 10_000;

    private final Connection connection;
    private final String sql;
    private final LocalDateTime now;

    /** @param now in UTC */
    SentMerge(Connection connection, boolean isPostgres, LocalDateTime now) {
        this.connection = connection;
        this.sql = isPostgres ? POSTGRES : H2;
        this.now = now;
    }

    /** @param rows of which the last counts where a key is there twice */
    void merge(Collection<SentRow> rows) throws SQLException {
        TreeMap<SentRow, SentRow> sorted = new TreeMap<>(SentRow.ORDER);
        rows.forEach(row -> sorted.put(row, row));
        try (PreparedStatement merge = connection.prepareStatement(sql)) {
            for (List<SentRow> some : Lists.partition(List.copyOf(sorted.values()), MOST_ROWS_AT_ONCE)) {
                merge.setObject(1, now);
                set(merge, 2, "bigint", some, SentRow::scope);
                set(merge, 3, "uuid", some, SentRow::key);
                set(merge, 4, "uuid", some, row -> row.sent().fingerprint());
                set(merge, 5, "varchar", some, row -> row.sent().id());
                set(merge, 6, "varchar", some, row -> orNull(row.sent().refused()));
                set(merge, 7, "varchar", some, row -> orNull(row.sent().fieldHashes()));
                merge.executeUpdate();
            }
        }
    }

    private void set(PreparedStatement merge, int parameter, String type, List<SentRow> rows,
            Function<SentRow, Object> column) throws SQLException {
        merge.setArray(parameter, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
