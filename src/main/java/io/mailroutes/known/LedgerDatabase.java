package io.mailroutes.known;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The database behind the {@link Ledger}: a file of H2 in the state folder, or any PostgreSQL by its JDBC URL. A ledger
 * that an older version made is brought up to date when it is opened; one that a newer version made is refused.
 *
 * <pre>{@code
 * try (LedgerDatabase database = new LedgerDatabase(Path.of("state"), "", "", "").open()) {
 *     Ledger ledger = new Ledger(database, Instant::now);
 * }
 * }</pre>
 */
public final class LedgerDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 3;

    private final Map<String, Semaphore> writers = new ConcurrentHashMap<>();
    private final Path folder;
    private final String url;
    private final String user;
    private final String password;
    private HikariDataSource pool;
    private LedgerFile file;

    /**
     * Opens nothing yet: a program that has this jar and never runs it has no ledger.
     *
     * @param folder   state folder, for the file
     * @param url      JDBC URL of a PostgreSQL database; empty for the file
     * @param user     empty for none
     * @param password empty for none
     */
    public LedgerDatabase(Path folder, String url, String user, String password) {
        this.folder = folder;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Opens it, unless it is open.
     *
     * @return this
     * @throws LedgerException when it cannot be opened, or a newer version made it
     */
    public synchronized LedgerDatabase open() {
        if (pool == null) {
            try {
                file = url.isEmpty() ? LedgerFile.open(folder.resolve("ledger").toAbsolutePath(), user, password) : null;
                pool = url.isEmpty() ? file.pool() : shared(url, user, password);
            } catch (LedgerException e) {
                throw e;
            } catch (RuntimeException | SQLException e) {
                throw new LedgerException("Cannot open the ledger "
                        + (url.isEmpty() ? "in " + folder : "at " + url.replaceFirst("\\?.*", "")), e, url.isEmpty()
                                ? "make state.folder and what is in it writable; if the file is damaged, put a backup of "
                                        + "ledger.mv.db in its place" : "check ledger.url, ledger.user and ledger.password");
            }
        }
        return this;
    }

    private static HikariDataSource shared(String url, String user, String password) throws SQLException {
        HikariDataSource opened = pool(url, "org.postgresql.Driver", user, password);
        // Two processes that begin at the same time are not to bring it up to date both.
        try (WriterLock lock = WriterLock.of(new Semaphore(1), opened, "tables")) {
            if (!LedgerSchema.isCurrent(opened)) {
                LedgerSchema.bringUpToDate(opened);
            }
            return opened;
        } catch (RuntimeException | SQLException e) {
            opened.close();
            throw e;
        }
    }

    /** @param driver named, because a runtime of modules such as OSGi does not find it by itself */
    static HikariDataSource pool(String url, String driver, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(driver);
        config.setJdbcUrl(url);
        config.setUsername(user.isEmpty() ? null : user);
        config.setPassword(password.isEmpty() ? null : password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAllowPoolSuspension(true);
        config.setPoolName("mailroutes-ledger");
        return new HikariDataSource(config);
    }

    /** For Camel's SQL component. */
    public DataSource dataSource() {
        return open().pool;
    }

    /** Whether other processes can use it at the same time. */
    public boolean isShared() {
        return isPostgres();
    }

    /** Whether it is PostgreSQL: only the statements that both databases take in the same words are shared. */
    boolean isPostgres() {
        return !url.isEmpty();
    }

    /** Writes in one transaction, which is on disk when this returns. */
    void write(Write work) {
        inTransaction(connection -> {
            work.with(connection);
            return null;
        });
        if (file != null) {
            file.written();
        }
    }

    /** Does work in one transaction. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = open().pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerException("Cannot use the ledger", e,
                    "see whether the disk is full or the database is gone");
        }
    }

    /** Called when a mailbox is done, to clear away what was replaced. */
    public void rest() {
        if (file != null) {
            file.rest();
        }
    }

    /**
     * Waits until no other mailbox is written to this org, and keeps others waiting until the lock is closed. Two
     * mailboxes, of this process or of two that share a ledger, are read side by side, but look up and create people and
     * companies one after the other, so that neither makes what the other is making.
     */
    public WriterLock writerLock(String org) {
        return WriterLock.of(writers.computeIfAbsent(org, each -> new Semaphore(1, true)), isPostgres() ? dataSource() : null, org);
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    /** What is written in a transaction. */
    @FunctionalInterface
    interface Write {
        void with(Connection connection) throws SQLException;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
