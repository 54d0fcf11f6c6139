package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.google.common.collect.Lists;

/**
 * What was sent to which org, from which mailbox. By it a later run knows what it need not send again, what was refused
 * and lies in a dead letter, and up to when a mailbox is done.
 *
 * <p>What a ledger of the first version kept has no kind. It is taken by the first kind that asks for anything of the
 * same org, object and mailbox, and is that kind's from then on; a kind that asks later begins with nothing.
 */
public final class Ledger {

    private static final int MOST_KEYS_AT_ONCE = 10_000;

    private final LedgerDatabase database;
    private final Supplier<Instant> clock;
    private final Scopes scopes;

    /** @param clock the org's, so that what was noted and what the org created can be compared */
    public Ledger(LedgerDatabase database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
        this.scopes = new Scopes(database);
    }

    /** @return what the ledger knows of these records, by key */
    public Map<String, Sent> find(Scope scope, Collection<String> keys) {
        Map<String, Sent> found = new HashMap<>();
        for (List<String> some : Lists.partition(List.copyOf(keys), MOST_KEYS_AT_ONCE)) {
            Map<UUID, String> wanted = new HashMap<>();
            some.forEach(key -> wanted.put(Fingerprint.of(key), key));
            long id = scopes.id(scope);
            found.putAll(database.inTransaction(connection -> find(connection, id, wanted)));
        }
        return found;
    }

    private static Map<String, Sent> find(Connection connection, long scope, Map<UUID, String> wanted)
            throws SQLException {
        // H2 takes the index for a join, but not for = ANY(?).
        try (PreparedStatement select = connection.prepareStatement("SELECT record_key, fingerprint, id, refused, "
                + "field_hashes FROM UNNEST(?) AS wanted(k) JOIN sent ON scope_id = ? AND record_key = wanted.k")) {
            select.setArray(1, connection.createArrayOf("uuid", wanted.keySet().toArray()));
            select.setLong(2, scope);
            Map<String, Sent> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(wanted.get(rows.getObject(1, UUID.class)), new Sent(rows.getObject(2, UUID.class),
                            rows.getString(3), text(rows.getString(4)), text(rows.getString(5))));
                }
            }
            return found;
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /**
     * Notes what became of records, in the place of what was known of them, and forgets the call that carried them:
     * both or nothing. It is on disk when this returns.
     *
     * @param settled   in any order, and of any kinds; the last counts where one is there twice
     * @param endedCall id of the call that is in doubt no more; null when there is none, or when it goes on
     */
    public void settle(String org, String mailbox, List<Settled> settled, String endedCall) {
        List<SentRow> rows = new ArrayList<>(settled.size());
        for (Settled each : settled) {
            long scope = scopes.id(new Scope(org, each.kind(), each.object(), mailbox));
            rows.add(new SentRow(scope, Fingerprint.of(each.key()), each.sent()));
        }
        LocalDateTime now = utc(clock.get());
        database.write(connection -> {
            new SentMerge(connection, database.isPostgres(), now).merge(rows);
            if (endedCall != null) {
                Doubts.forget(connection, endedCall);
            }
        });
    }

    /** @return Salesforce ids of what was noted since a moment, of all mailboxes and objects */
    public Set<String> idsSince(Instant moment) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT id FROM sent WHERE noted_at >= ?")) {
                select.setObject(1, utc(moment));
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

    /** @return up to when a mailbox is done; empty when it never was */
    public Optional<Instant> watermark(Scope scope) {
        long id = scopes.id(scope);
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT mail_until FROM watermark WHERE scope_id = ?")) {
                select.setLong(1, id);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * Notes that a mailbox is done up to a moment. A watermark that is further on stays. It is on disk when this
     * returns.
     *
     * @param run that moved it, for people who look
     */
    public void moveWatermark(Scope scope, Instant until, String run) {
        long id = scopes.id(scope);
        database.write(connection -> {
            // Two machines that move the same one take turns.
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT scope_id FROM scope WHERE scope_id = ? FOR UPDATE")) {
                lock.setLong(1, id);
                lock.execute();
            }
            execute(connection, "DELETE FROM watermark WHERE scope_id = ? AND mail_until <= ?", id, utc(until));
            execute(connection, "INSERT INTO watermark (scope_id, mail_until, run) SELECT CAST(? AS BIGINT), "
                    + "CAST(? AS TIMESTAMP), CAST(? AS VARCHAR) WHERE NOT EXISTS "
                    + "(SELECT 1 FROM watermark WHERE scope_id = ?)", id, utc(until), run, id);
        });
    }

    /** Forgets how far a mailbox was read, where that is beyond a moment: a clock that was wrong noted it. */
    public void forgetWatermark(Scope scope, Instant latest) {
        long id = scopes.id(scope);
        database.write(connection -> execute(connection, "DELETE FROM watermark WHERE scope_id = ? AND mail_until > ?", id,
                utc(latest)));
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
