package io.mailroutes.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What was sent to which org, from which mailbox: a file database in the state folder. By it a later run knows what it
 * need not send again.
 */
public final class Ledger implements AutoCloseable {

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS sent (
              org VARCHAR(18), object VARCHAR(80), mailbox VARCHAR(255), record_key VARCHAR(512),
              fingerprint VARCHAR(64), id VARCHAR(18), sent_at TIMESTAMP,
              PRIMARY KEY (org, object, mailbox, record_key))""";

    private final Connection connection;

    /** @param folder state folder; made when missing */
    public Ledger(Path folder) {
        try {
            connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath()
                    + ";CACHE_SIZE=8192;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
            try (Statement statement = connection.createStatement()) {
                statement.execute(CREATE);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new StateException("Cannot open the ledger in " + folder
                    + ". To do: make state.folder writable, and let only one run use it at a time", e);
        }
    }

    /** @return what was sent of these records, by key */
    public synchronized Map<String, Sent> find(Scope scope, Collection<String> keys) {
        Map<String, Sent> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT record_key, fingerprint, id "
                + "FROM UNNEST(?4) wanted(k) JOIN sent ON org = ?1 AND object = ?2 AND mailbox = ?3 "
                + "AND record_key = wanted.k")) {
            set(select, scope, keys.toArray());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Sent(rows.getString(2), rows.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new StateException("Cannot read the ledger", e);
        }
    }

    /** Notes what was sent; it is on disk when this returns. */
    public synchronized void record(Scope scope, Map<String, Sent> sent) {
        try (PreparedStatement merge = connection.prepareStatement("MERGE INTO sent (org, object, mailbox, record_key, "
                + "fingerprint, id, sent_at) KEY (org, object, mailbox, record_key) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Sent> entry : sent.entrySet()) {
                set(merge, scope, entry.getKey());
                merge.setString(5, entry.getValue().fingerprint());
                merge.setString(6, entry.getValue().id());
                merge.setTimestamp(7, Timestamp.from(Instant.now()));
                merge.addBatch();
            }
            merge.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new StateException("Cannot write the ledger (disk full?)", e);
        }
    }

    private static void set(PreparedStatement statement, Scope scope, Object last) throws SQLException {
        statement.setString(1, scope.org());
        statement.setString(2, scope.object());
        statement.setString(3, scope.mailbox());
        statement.setObject(4, last);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StateException("Cannot close the ledger", e);
        }
    }

    /**
     * Where a record goes and comes from.
     *
     * @param org     organization id, so that two orgs never share what was sent
     * @param object  API name of the object
     * @param mailbox grant id, or the mailbox's name where there is none
     */
    public record Scope(String org, String object, String mailbox) {
    }

    /**
     * One record that was sent.
     *
     * @param fingerprint of the mapped record, see {@link Fingerprint}
     * @param id          Salesforce id
     */
    public record Sent(String fingerprint, String id) {
    }
}
