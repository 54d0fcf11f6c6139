package io.mailroutes.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.state.StagedRecord.Status;

/**
 * The mapped records of one mailbox in one run, in a private database file: the whole mailbox is mapped and checked
 * before the first record is written, and memory does not grow with it.
 *
 * <p>Not thread-safe: a mailbox is worked on by one thread.
 */
public final class Staging implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final String CREATE = """
            CREATE TABLE record (
              stage VARCHAR(10), place VARCHAR, record_key VARCHAR, person VARCHAR, domain VARCHAR, label VARCHAR,
              fields VARCHAR, fullness INT, original_file VARCHAR, original_offset BIGINT, original_length INT,
              status VARCHAR(10), id VARCHAR(18), parent_id VARCHAR(18), left_out VARCHAR, hashes VARCHAR,
              PRIMARY KEY (stage, place))""";
    private static final String COLUMNS = "stage, place, record_key, person, domain, label, fields, fullness, "
            + "original_file, original_offset, original_length, status, id, parent_id, left_out, hashes";

    private final Connection connection;
    private final Map<String, StagedRecord> batch = new LinkedHashMap<>();
    private String batchStage = "";
    private long duplicates;

    /** @param folder the run's private folder; the caller deletes it */
    public Staging(Path folder) {
        try {
            // CACHE_SIZE in KB. The file is thrown away after the run, so nothing is lost by not logging.
            connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("staging").toAbsolutePath()
                    + ";CACHE_SIZE=8192;WRITE_DELAY=5000;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
            connection.setAutoCommit(false);
            execute(CREATE);
            execute("CREATE INDEX record_person ON record(stage, person)");
        } catch (SQLException e) {
            throw new StateException("Cannot keep the run's records in " + folder + " (disk full?)", e);
        }
    }

    /** Adds a record. Of two with the same stage and key the fuller one is kept, of two as full the first. */
    public void add(StagedRecord record) {
        if (!record.stage().equals(batchStage) || batch.size() >= BATCH) {
            flush();
            batchStage = record.stage();
        }
        StagedRecord same = batch.get(record.place());
        countDuplicate(same == null ? null : same.fullness(), record);
        if (same == null || record.fullness() > same.fullness()) {
            batch.put(record.place(), record);
        }
    }

    // A refused record is already counted as a dead letter.
    private void countDuplicate(Integer fullnessBefore, StagedRecord record) {
        if (fullnessBefore != null && fullnessBefore >= 0 && record.fullness() >= 0) {
            duplicates++;
        }
    }

    /** How many records gave way to a fuller one with the same key since the last call. */
    public long takeDuplicates() {
        flush();
        long taken = duplicates;
        duplicates = 0;
        return taken;
    }

    /** Writes what {@link #add} still holds back. Every reading method does so first. */
    public void flush() {
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Integer> present = fullnessOf(batchStage, batch.keySet());
        List<StagedRecord> added = new ArrayList<>();
        List<StagedRecord> fuller = new ArrayList<>();
        batch.forEach((place, record) -> {
            Integer before = present.get(place);
            countDuplicate(before, record);
            if (before == null) {
                added.add(record);
            } else if (record.fullness() > before) {
                fuller.add(record);
            }
        });
        write("INSERT INTO record (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", added);
        write("MERGE INTO record (" + COLUMNS + ") KEY (stage, place) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", fuller);
        batch.clear();
    }

    /** Runs a query over the {@code record} table; for the other classes of this package. */
    <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        flush();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Runs an update over the {@code record} table. @return rows changed */
    int update(String sql, Object... parameters) {
        flush();
        return change(sql, parameters);
    }

    /** Changes a table that is not {@code record}. @return rows changed */
    int change(String sql, Object... parameters) {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, parameters);
            int changed = update.executeUpdate();
            connection.commit();
            return changed;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Sets status and Salesforce ids of many records. */
    public void settle(Collection<StagedRecord> records) {
        flush();
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE record SET status = ?, id = ?, parent_id = ?, left_out = ?, hashes = ? "
                        + "WHERE stage = ? AND place = ?")) {
            for (StagedRecord record : records) {
                set(update, record.status().name(), record.id(), record.parentId(), record.leftOut(), record.hashes(),
                        record.stage(), record.place());
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many records of a stage have a status. */
    public long count(String stage, Status status) {
        return query("SELECT COUNT(*) FROM record WHERE stage = ? AND status = ?", rows -> rows.getLong(1), stage,
                status.name()).get(0);
    }

    private Map<String, Integer> fullnessOf(String stage, Collection<String> places) {
        Map<String, Integer> present = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                // H2 takes the index for a join, but not for = ANY(?).
                "SELECT place, fullness FROM UNNEST(?) wanted(k) JOIN record ON stage = ? AND place = wanted.k")) {
            set(select, places.toArray(), stage);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    present.put(rows.getString(1), rows.getInt(2));
                }
            }
            return present;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void write(String sql, List<StagedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (StagedRecord record : records) {
                Original original = record.original();
                set(insert, record.stage(), record.place(), record.key(), record.person(), record.domain(),
                        record.label(), record.fields().toString(), record.fullness(), original.file(),
                        original.offset(), original.length(), record.status().name(), record.id(), record.parentId(),
                        record.leftOut(), record.hashes());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StateException failed(SQLException e) {
        return new StateException("Cannot keep the run's records (disk full?)", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
