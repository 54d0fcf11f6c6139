package io.mailroutes.known;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the ledger that is written ahead: calls that are about to be made, or whose answer is not settled yet. A
 * call is one row, with all its records in it.
 */
public final class Doubts {

    private final LedgerDatabase database;

    public Doubts(LedgerDatabase database) {
        this.database = database;
    }

    /** Notes a call that is about to be made, in the place of one with the same id. It is on disk when this returns. */
    public void note(Call call) {
        database.write(connection -> {
            forget(connection, call.id());
            insert(connection, call);
        });
    }

    /** Also for calls that are made of what the first version kept. */
    static void insert(Connection connection, Call call) throws SQLException {
        DoubtLines doubts = DoubtLines.of(call.doubts());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO open_call (id, org, mailbox, job, since, doubts) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, call.id());
            insert.setString(2, call.org());
            insert.setString(3, call.mailbox());
            insert.setString(4, call.job());
            insert.setObject(5, LocalDateTime.ofInstant(call.since(), ZoneOffset.UTC));
            insert.setBinaryStream(6, doubts.stream(), doubts.size());
            insert.executeUpdate();
        }
    }

    /** Notes which ingest job carries a call's records, without writing them again. It is on disk when this returns. */
    public void carriedBy(String callId, String job) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE open_call SET job = ? WHERE id = ?")) {
                update.setString(1, job);
                update.setString(2, callId);
                update.executeUpdate();
            }
        });
    }

    /** @return the calls to an org without a settled answer, oldest first; of one mailbox, or of all when it is null */
    public List<Call> of(String org, String mailboxOrNull) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT id, mailbox, job, since, doubts "
                    + "FROM open_call WHERE org = ?" + (mailboxOrNull == null ? "" : " AND mailbox = ?")
                    + " ORDER BY since, id")) {
                select.setString(1, org);
                if (mailboxOrNull != null) {
                    select.setString(2, mailboxOrNull);
                }
                List<Call> calls = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        calls.add(read(org, rows));
                    }
                }
                return calls;
            }
        });
    }

    private static Call read(String org, ResultSet row) throws SQLException {
        InputStream doubts = row.getBinaryStream(5);
        return new Call(row.getString(1), org, row.getString(2), row.getString(3),
                row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC), DoubtLines.read(doubts));
    }

    /** Forgets a call, because nothing of it was written, or all was settled. It is on disk when this returns. */
    public void forget(String callId) {
        database.write(connection -> forget(connection, callId));
    }

    static void forget(Connection connection, String callId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM open_call WHERE id = ?")) {
            delete.setString(1, callId);
            delete.executeUpdate();
        }
    }
}
