package io.mailroutes.known;

import io.mailroutes.known.RunMailbox.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The mailboxes of each run in the ledger database, by which a run and those who work for it know of each other, be they
 * one process or many. A mailbox is told by the run's name and its number in the run, from 1. All times are the
 * database's, so that no two clocks are compared.
 *
 * <p>Each step is one statement that names the state it begins from, so of several that try it one succeeds.
 */
public final class RunMailboxes {

    private static final String FORGET = "began < CURRENT_TIMESTAMP - INTERVAL '30' DAY";
    private static final String AGO = "CURRENT_TIMESTAMP - CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND";
    private static final String ONE = " WHERE run = ? AND number = ? AND state = ?";
    private static final double MILLIS = 1000;

    private final LedgerDatabase database;

    public RunMailboxes(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * Notes a run, and forgets those of more than 30 days ago.
     *
     * @param queue where its mailboxes are put
     * @return false when there is one of that name, which another machine began
     */
    public boolean begin(String run, String queue) {
        database.write(connection -> {
            update(connection, "DELETE FROM run_mailbox WHERE run IN (SELECT run FROM run WHERE " + FORGET + ")");
            update(connection, "DELETE FROM run WHERE " + FORGET);
        });
        return update("INSERT INTO run (run, queue, began) SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), "
                + "CURRENT_TIMESTAMP WHERE NOT EXISTS (SELECT 1 FROM run WHERE run = ?)"
                + (database.isPostgres() ? " ON CONFLICT DO NOTHING" : ""), run, queue, run) > 0;
    }

    /** Notes the mailboxes of a run, which are about to be put on the queue. */
    public void put(String run, List<String> mailboxes) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run_mailbox (run, number, mailbox, "
                    + "state, worker, seen) VALUES (?, ?, ?, '" + State.WAITING + "', '', CURRENT_TIMESTAMP)")) {
                for (int i = 0; i < mailboxes.size(); i++) {
                    set(insert, run, i + 1, mailboxes.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** Whether the run and its mailbox are in this database at all. */
    public boolean isKnown(String run, int number) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT 1 FROM run_mailbox WHERE run = ? AND number = ?")) {
                set(select, run, number);
                return select.executeQuery().next();
            }
        });
    }

    /** A worker takes a mailbox. @return false when another did, or the run took it back */
    public boolean take(String run, int number, String worker) {
        return update("UPDATE run_mailbox SET state = '" + State.WORKING + "', worker = ?, seen = CURRENT_TIMESTAMP"
                + ONE, worker, run, number, State.WAITING.name()) > 0;
    }

    /** A worker says that it is still there. @return false when the mailbox is not its own any more */
    public boolean beat(String run, int number, String worker) {
        return update("UPDATE run_mailbox SET seen = CURRENT_TIMESTAMP" + ONE + " AND worker = ?", run, number,
                State.WORKING.name(), worker) > 0;
    }

    /** A worker has done its work. @return false when the mailbox is not its own any more */
    public boolean done(String run, int number, String worker, String report) {
        return update("UPDATE run_mailbox SET state = '" + State.DONE + "', report = ?, seen = CURRENT_TIMESTAMP" + ONE
                + " AND worker = ?", report, run, number, State.WORKING.name(), worker) > 0;
    }

    /** Ends a mailbox that nobody took. @return false when somebody did */
    public boolean notTaken(String run, int number, String report) {
        return update("UPDATE run_mailbox SET state = '" + State.DONE + "', report = ?" + ONE, report, run, number,
                State.WAITING.name()) > 0;
    }

    /** Takes back what nobody has begun. @param reason for people */
    public void withdraw(String run, String reason) {
        update("UPDATE run_mailbox SET state = '" + State.WITHDRAWN + "', report = ? WHERE run = ? AND state = ?", reason,
                run, State.WAITING.name());
    }

    /** Gives up the mailboxes whose workers were not heard of for a time. @return how many */
    public int giveUp(String run, Duration time) {
        return update("UPDATE run_mailbox SET state = '" + State.LOST + "' WHERE run = ? AND state = ? AND seen < " + AGO,
                run, State.WORKING.name(), seconds(time));
    }

    /** @return how many mailboxes of a run are how far */
    public Map<State, Integer> count(String run) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT state, COUNT(*) FROM run_mailbox WHERE run = ? GROUP BY state")) {
                set(select, run);
                Map<State, Integer> counts = new EnumMap<>(State.class);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(State.valueOf(rows.getString(1)), rows.getInt(2));
                    }
                }
                return counts;
            }
        });
    }

    /** Whether anybody was heard of, for a time, who takes mailboxes off a queue, be it for this run or for another. */
    public boolean isServed(String queue, Duration time) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM run_mailbox AS mailbox JOIN run "
                    + "ON run.run = mailbox.run WHERE queue = ? AND worker <> '' AND seen >= " + AGO + " LIMIT 1")) {
                set(select, queue, seconds(time));
                return select.executeQuery().next();
            }
        });
    }

    /** @return what became of each mailbox of a run, in their order */
    public List<RunMailbox> all(String run) {
        return database.inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT mailbox, state, worker, report FROM run_mailbox WHERE run = ? ORDER BY number")) {
                set(select, run);
                List<RunMailbox> all = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        String report = rows.getString(4);
                        all.add(new RunMailbox(rows.getString(1), State.valueOf(rows.getString(2)), rows.getString(3),
                                report == null ? "" : report));
                    }
                }
                return all;
            }
        });
    }

    private int update(String sql, Object... values) {
        int[] changed = {0};
        database.write(connection -> changed[0] = update(connection, sql, values));
        return changed[0];
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
