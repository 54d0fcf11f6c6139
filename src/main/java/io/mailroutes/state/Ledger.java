package io.mailroutes.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was sent to which org, from which mailbox. By it a later run knows what it need not send again, and what was
 * refused and lies in a dead letter.
 */
public final class Ledger {

    private final LedgerDatabase database;
    private final Supplier<Instant> clock;
    private final Map<Scope, Long> scopes = new ConcurrentHashMap<>();

    /** @param clock the org's, so that what was noted and what the org created can be compared */
    public Ledger(LedgerDatabase database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return what the ledger knows of these records, by key */
    public Map<String, Sent> find(Scope scope, Collection<String> keys) {
        Map<UUID, String> wanted = new HashMap<>();
        keys.forEach(key -> wanted.put(Fingerprint.of(key), key));
        return database.inTransaction(connection -> {
            // H2 takes the index for a join, but not for = ANY(?).
            try (PreparedStatement select = connection.prepareStatement("SELECT record_key, fingerprint, id, refused, "
                    + "field_hashes FROM UNNEST(?) AS wanted(k) JOIN sent ON scope_id = ? AND record_key = wanted.k")) {
                select.setArray(1, connection.createArrayOf("uuid", wanted.keySet().toArray()));
                select.setLong(2, scopeId(connection, scope));
                return read(select, wanted);
            }
        });
    }

    private static Map<String, Sent> read(PreparedStatement select, Map<UUID, String> wanted) throws SQLException {
        Map<String, Sent> found = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(wanted.get(rows.getObject(1, UUID.class)), new Sent(rows.getObject(2, UUID.class),
                        rows.getString(3), text(rows.getString(4)), text(rows.getString(5))));
            }
        }
        return found;
    }

    /** Notes what became of records, in the place of what was in doubt about them. It is on disk when this returns. */
    public void settle(Scope scope, Map<String, Sent> sent) {
        database.write(connection -> {
            long id = scopeId(connection, scope);
            Doubts.forget(connection, id, sent.keySet());
            replace(connection, id, sent, LocalDateTime.ofInstant(clock.get(), ZoneOffset.UTC));
        });
    }

    private static void replace(Connection connection, long scope, Map<String, Sent> sent, LocalDateTime now)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM sent WHERE scope_id = ? AND record_key = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO sent (scope_id, record_key, "
                        + "fingerprint, id, refused, field_hashes, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, Sent> entry : sent.entrySet()) {
                UUID key = Fingerprint.of(entry.getKey());
                delete.setLong(1, scope);
                delete.setObject(2, key);
                delete.addBatch();
                insert.setLong(1, scope);
                insert.setObject(2, key);
                set(insert, entry.getValue(), now);
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, Sent sent, LocalDateTime now) throws SQLException {
        insert.setObject(3, sent.fingerprint());
        insert.setString(4, sent.id());
        insert.setString(5, sent.refused().isEmpty() ? null : sent.refused());
        insert.setString(6, sent.fieldHashes().isEmpty() ? null : sent.fieldHashes());
        insert.setObject(7, now);
    }

    /** @return Salesforce ids of what was noted since a moment, of all mailboxes and objects */
    public Set<String> idsSince(Instant moment) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT id FROM sent WHERE sent_at >= ?")) {
                select.setObject(1, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                Set<String> ids = new HashSet<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            }
        });
    }

    /** @return the number that stands for a scope in the other tables: a hash, so that no process needs to ask for one */
    long scopeId(Connection connection, Scope scope) throws SQLException {
        Long known = scopes.get(scope);
        if (known != null) {
            return known;
        }
        long id = Fingerprint.of(scope.org() + '\t' + scope.object() + '\t' + scope.mailbox())
                .getMostSignificantBits();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO scope (scope_id, org, object, mailbox) "
                + "SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR) "
                + "WHERE NOT EXISTS (SELECT 1 FROM scope WHERE scope_id = ?)")) {
            insert.setLong(1, id);
            insert.setString(2, scope.org());
            insert.setString(3, scope.object());
            insert.setString(4, scope.mailbox());
            insert.setLong(5, id);
            insert.executeUpdate();
        }
        scopes.put(scope, id);
        return id;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
