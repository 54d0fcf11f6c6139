package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers that stand for scopes in the other tables.
 *
 * <p>A number is a hash of the scope, so that no process needs to ask for one. What a ledger of the first version kept
 * has no kind: it goes to the first kind that asks for the same org, object and mailbox, with its number as it was. Who
 * is first, is decided by the one row that is updated; of two processes that ask at the same time, PostgreSQL lets one
 * wait, and then find nothing to update.
 */
final class Scopes {

    private static final String ADD = "INSERT INTO scope (scope_id, org, kind, object, mailbox) "
            + "SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), "
            + "CAST(? AS VARCHAR) "
            + "WHERE NOT EXISTS (SELECT 1 FROM scope WHERE scope_id = ?)";

    private final LedgerDatabase database;
    private final Map<Scope, Long> known = new ConcurrentHashMap<>();

    Scopes(LedgerDatabase database) {
        this.database = database;
    }

    /** @return the number of a scope; the scope is noted when it is new */
    long id(Scope scope) {
        Long id = known.get(scope);
        return id == null ? asked(scope) : id;
    }

    private synchronized long asked(Scope scope) {
        long id = scope.kind().isEmpty() ? first(scope) : claimedOrNew(scope);
        known.put(scope, id);
        return id;
    }

    /** Also after a kind has claimed it: who asks without a kind means what the first version kept. */
    private long first(Scope scope) {
        database.write(connection -> add(connection, scope, database.isPostgres()));
        return hash(scope);
    }

    private long claimedOrNew(Scope scope) {
        Optional<Long> present = database.inTransaction(connection -> find(connection, scope));
        if (present.isPresent()) {
            return present.get();
        }
        database.write(connection -> {
            if (!claim(connection, scope)) {
                add(connection, scope, database.isPostgres());
            }
        });
        return database.inTransaction(connection -> find(connection, scope)).orElseThrow();
    }

    private static Optional<Long> find(Connection connection, Scope scope) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT scope_id FROM scope WHERE org = ? AND kind = ? AND object = ? AND mailbox = ?")) {
            set(select, 1, scope);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private static boolean claim(Connection connection, Scope scope) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE scope SET kind = ? WHERE org = ? AND kind = ? AND object = ? AND mailbox = ?")) {
            update.setString(1, scope.kind());
            set(update, 2, new Scope(scope.org(), "", scope.object(), scope.mailbox()));
            return update.executeUpdate() > 0;
        }
    }

    static void add(Connection connection, Scope scope, boolean isPostgres) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                isPostgres ? ADD + " ON CONFLICT DO NOTHING" : ADD)) {
            insert.setLong(1, hash(scope));
            set(insert, 2, scope);
            insert.setLong(6, hash(scope));
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int first, Scope scope) throws SQLException {
        statement.setString(first, scope.org());
        statement.setString(first + 1, scope.kind());
        statement.setString(first + 2, scope.object());
        statement.setString(first + 3, scope.mailbox());
    }

    /** @return the number of a scope that no kind has claimed */
    static long hash(Scope scope) {
        String kind = scope.kind().isEmpty() ? "" : '\t' + scope.kind();
        return Fingerprint.of(scope.org() + kind + '\t' + scope.object() + '\t' + scope.mailbox())
                .getMostSignificantBits();
    }
}
