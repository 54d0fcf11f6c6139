package io.mailroutes.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database behind the {@link Ledger}: a file of H2 in the state folder, or any PostgreSQL by its JDBC URL. Only SQL
 * that both take is used.
 */
public final class LedgerDatabase implements AutoCloseable {

    // Keys and fingerprints are hashes of 16 bytes, so that ten million messages stay a file of a few gigabytes. The
    // index on sent_at answers which records were written lately, without reading the others.
    private static final List<String> CREATE = List.of("""
            CREATE TABLE IF NOT EXISTS scope (
              scope_id BIGINT PRIMARY KEY, org VARCHAR(18) NOT NULL, object VARCHAR(80) NOT NULL,
              mailbox VARCHAR(255) NOT NULL, UNIQUE (org, object, mailbox))""", """
            CREATE TABLE IF NOT EXISTS sent (
              scope_id BIGINT NOT NULL, record_key UUID NOT NULL, fingerprint UUID NOT NULL, id VARCHAR(18) NOT NULL,
              refused VARCHAR(80), field_hashes VARCHAR(4000), sent_at TIMESTAMP NOT NULL,
              PRIMARY KEY (scope_id, record_key))""",
            "CREATE INDEX IF NOT EXISTS sent_lately ON sent(sent_at)", """
            CREATE TABLE IF NOT EXISTS in_doubt (
              scope_id BIGINT NOT NULL, record_key VARCHAR(512) NOT NULL, fingerprint UUID NOT NULL,
              field_hashes VARCHAR(4000), person VARCHAR(400) NOT NULL, fields VARCHAR(1000000) NOT NULL,
              job VARCHAR(18) NOT NULL, since TIMESTAMP NOT NULL,
              PRIMARY KEY (scope_id, record_key))""", """
            CREATE TABLE IF NOT EXISTS watermark (
              org VARCHAR(18) NOT NULL, object VARCHAR(80) NOT NULL, mailbox VARCHAR(255) NOT NULL,
              run VARCHAR(40) NOT NULL, mail_until TIMESTAMP NOT NULL, PRIMARY KEY (org, object, mailbox, run))""");

    private static final int CONNECTIONS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDatabase.class);

    private final HikariDataSource dataSource;
    private final boolean isFile;
    private final LedgerFile file;

    /**
     * @param folder   state folder, for the file
     * @param url      JDBC URL of a PostgreSQL database; empty for the file
     * @param user     empty for none
     * @param password empty for none
     */
    public LedgerDatabase(Path folder, String url, String user, String password) {
        isFile = url.isEmpty();
        HikariConfig config = new HikariConfig();
        Path name = folder.resolve("ledger").toAbsolutePath();
        // Small pages, because keys come in no order; every commit is to be written when it returns.
        config.setJdbcUrl(isFile ? "jdbc:h2:file:" + name
                + ";CACHE_SIZE=16384;PAGE_SIZE=4096;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE" : url);
        config.setUsername(user.isEmpty() ? null : user);
        config.setPassword(password.isEmpty() ? null : password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAllowPoolSuspension(isFile);
        config.setPoolName("ledger");
        try {
            dataSource = new HikariDataSource(config);
            file = isFile ? new LedgerFile(name, dataSource) : null;
            create();
        } catch (RuntimeException | SQLException e) {
            throw new StateException("Cannot open the ledger " + (isFile ? "in " + folder
                    + ". To do: make state.folder writable" : "at " + url.replaceFirst("\\?.*", "")
                    + ". To do: check ledger.url, ledger.user and ledger.password"), e);
        }
    }

    /** For Camel's SQL component, as the bean {@code ledgerDatabase}. */
    public DataSource dataSource() {
        return dataSource;
    }

    private void create() throws SQLException {
        // PostgreSQL fails when two processes make the same table at the same time.
        try (WriterLock lock = writerLock("tables"); Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            LOG.debug("Making the ledger's tables where they are missing, under {}", lock);
            for (String table : CREATE) {
                statement.execute(table);
            }
            if (isFile) {
                file.opened(connection);
            }
        }
    }

    /** Writes in one transaction, which is on disk when this returns. */
    void write(Write work) {
        inTransaction(connection -> {
            work.with(connection);
            return null;
        });
        if (isFile) {
            file.written();
        }
    }

    /** Called when a mailbox is done, to clear away what was replaced. */
    public void rest() {
        if (isFile) {
            file.rest();
        }
    }

    /** Does work in one transaction. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
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
            throw new StateException("Cannot use the ledger (disk full, or database gone?)", e);
        }
    }

    /**
     * Waits until no other process writes to this org, and keeps them waiting until the lock is closed. Two machines
     * that share a ledger read their mailboxes side by side, but look up and create people and companies one after the
     * other, so that neither makes what the other is making.
     */
    public WriterLock writerLock(String org) {
        return isFile ? WriterLock.NONE : WriterLock.of(dataSource, org);
    }

    @Override
    public void close() {
        dataSource.close();
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

