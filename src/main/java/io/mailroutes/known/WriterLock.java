package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/**
 * The right to write to one org: within this process a semaphore, and among all processes that share a ledger in
 * PostgreSQL an advisory lock, which the database gives back by itself when its holder dies. Who waits for another
 * mailbox of this process holds no connection meanwhile.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory Locks</a>
 */
public final class WriterLock implements AutoCloseable {

    private final Semaphore semaphore;
    private final Connection connection;

    private WriterLock(Semaphore semaphore, Connection connection) {
        this.semaphore = semaphore;
        this.connection = connection;
    }

    /**
     * @param semaphore    of one permit, the same for all in this process that write to that org
     * @param sharedOrNull the database; null for a ledger in a file, which only one process can open
     */
    static WriterLock of(Semaphore semaphore, DataSource sharedOrNull, String org) {
        semaphore.acquireUninterruptibly();
        try {
            return new WriterLock(semaphore, sharedOrNull == null ? null : locked(sharedOrNull, org));
        } catch (RuntimeException e) {
            semaphore.release();
            throw e;
        }
    }

    private static Connection locked(DataSource dataSource, String org) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtext(?))")) {
                lock.setString(1, "mailroutes " + org);
                lock.execute();
                return connection;
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
        try {
            unlock();
        } finally {
            semaphore.release();
        }
    }

    private void unlock() {
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
