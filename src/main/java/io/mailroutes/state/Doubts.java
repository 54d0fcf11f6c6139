package io.mailroutes.state;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of the ledger that is written ahead: records that are on their way, whose fate is not known yet. */
public final class Doubts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LedgerDatabase database;
    private final Ledger ledger;

    public Doubts(LedgerDatabase database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /** Notes records that are about to be sent. It is on disk when this returns. */
    public void note(Scope scope, Collection<Doubt> doubts) {
        database.write(connection -> {
            long id = ledger.scopeId(connection, scope);
            forget(connection, id, doubts.stream().map(Doubt::key).toList());
            insert(connection, id, doubts);
        });
    }

    private static void insert(Connection connection, long scope, Collection<Doubt> doubts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO in_doubt (scope_id, record_key, "
                + "fingerprint, field_hashes, person, fields, job, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Doubt doubt : doubts) {
                insert.setLong(1, scope);
                insert.setString(2, doubt.key());
                insert.setObject(3, doubt.fingerprint());
                insert.setString(4, doubt.fieldHashes());
                insert.setString(5, doubt.person());
                insert.setString(6, doubt.fields().toString());
                insert.setString(7, doubt.job());
                insert.setObject(8, LocalDateTime.ofInstant(doubt.since(), ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Forgets records that turned out not to be written: they will be sent again. */
    public void forget(Scope scope, Collection<String> keys) {
        database.write(connection -> {
            forget(connection, ledger.scopeId(connection, scope), keys);
        });
    }

    static void forget(Connection connection, long scope, Collection<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM in_doubt WHERE scope_id = ? AND record_key = ?")) {
            for (String key : keys) {
                delete.setLong(1, scope);
                delete.setString(2, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** @return what is in doubt about an org, a group for each scope and ingest job */
    public List<Group> groups(String org) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT object, mailbox, job "
                    + "FROM in_doubt JOIN scope ON in_doubt.scope_id = scope.scope_id WHERE org = ? "
                    + "ORDER BY object, mailbox, job")) {
                select.setString(1, org);
                List<Group> groups = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        groups.add(new Group(new Scope(org, rows.getString(1), rows.getString(2)), rows.getString(3)));
                    }
                }
                return groups;
            }
        });
    }

    /** @return the records of a group; as many as one call or ingest job carried */
    public List<Doubt> of(Group group) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT record_key, fingerprint, field_hashes, "
                    + "person, fields, job, since FROM in_doubt WHERE scope_id = ? AND job = ? ORDER BY record_key")) {
                select.setLong(1, ledger.scopeId(connection, group.scope()));
                select.setString(2, group.job());
                List<Doubt> doubts = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        doubts.add(read(rows));
                    }
                }
                return doubts;
            }
        });
    }

    private static Doubt read(ResultSet row) throws SQLException {
        try {
            return new Doubt(row.getString(1), row.getObject(2, UUID.class), row.getString(3),
                    row.getString(4), (ObjectNode) JSON.readTree(row.getString(5)), row.getString(6),
                    row.getObject(7, LocalDateTime.class).toInstant(ZoneOffset.UTC));
        } catch (IOException e) {
            throw new SQLException("A record in doubt is damaged", e);
        }
    }

    /**
     * Records in doubt that can be asked about together.
     *
     * @param job id of the ingest job that carried them; empty for none
     */
    public record Group(Scope scope, String job) {

        /** Not called isJob: Camel could not tell it from {@link #job}. */
        public boolean wentByJob() {
            return !job.isEmpty();
        }
    }
}
