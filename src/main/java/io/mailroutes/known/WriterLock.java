package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * The right to write to one org, among all processes that share a ledger in PostgreSQL: an advisory lock, which the
 * database gives back by itself when its holder dies.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory Locks</a>
 */
public final class WriterLock implements AutoCloseable {

    /** For a ledger in a file, which only one process can open. */
    static final WriterLock NONE = new WriterLock(null);

    private final Connection connection;

    private WriterLock(Connection connection) {
        this.connection = connection;
    }

    static WriterLock of(DataSource dataSource, String org) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtext(?))")) {
                lock.setString(1, "mailroutes " + org);
                lock.execute();
                return new WriterLock(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LedgerException("Cannot lock the ledger for writing", e,
                    "see whether the database of ledger.url is well");
        }
    }

    /** Gives the right back. */
    @Override
    public void close() {
        if (connection == null) {
            return;
        }
        try (connection; PreparedStatement unlock = connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException e) {
            throw new LedgerException("Cannot give back the ledger's lock", e,
                    "see whether the database of ledger.url is well; it gives the lock back when this process ends");
        }
    }
}
