package io.mailroutes.known;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's file of H2. H2 never changes a page in its place but appends a new one, and with {@code WRITE_DELAY=0},
 * which lets every commit be written when it returns, it does not tidy up by itself: a ledger of a million messages
 * would take gigabytes, and a process that runs for months would fill the disk. So this has the file copied without
 * what was replaced, now and then, between two transactions.
 */
final class LedgerFile {

    /** How much more than thrice the tidy size it may take while a run writes. */
    private static final long ROOM_IN_A_RUN = 500_000_000;

    /** How much more than twice the tidy size it may take when a run has ended. */
    private static final long ROOM = 2_000_000;

    private static final long MOST_BYTES_OF_A_RECORD = 250;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

    private final Path file;
    private final JdbcDataSource source;
    private final HikariDataSource pool;
    private long tidySize;

    private LedgerFile(Path file, JdbcDataSource source, HikariDataSource pool) throws SQLException {
        this.file = file;
        this.source = source;
        this.pool = pool;
        // A process that was killed may have left any amount of what was replaced.
        tidySize = Math.min(size(), records() * MOST_BYTES_OF_A_RECORD);
    }

    /**
     * Opens the file, made anew or brought up to date where that is needed.
     *
     * @param name of the database, with its folder
     */
    static LedgerFile open(Path name, String user, String password) throws SQLException {
        Path file = fileOf(name);
        JdbcDataSource source = source(name, user, password);
        if (!Files.exists(file)) {
            LedgerFileUpgrade.of(name, user, password);
        }
        HikariDataSource pool = LedgerDatabase.pool(source.getURL(), "org.h2.Driver", user, password);
        try {
            if (!LedgerSchema.isCurrent(pool)) {
                pool.close();
                LedgerFileUpgrade.of(name, user, password);
                pool = LedgerDatabase.pool(source.getURL(), "org.h2.Driver", user, password);
            }
            return new LedgerFile(file, source, pool);
        } catch (RuntimeException | SQLException e) {
            pool.close();
            throw e;
        }
    }

    static Path fileOf(Path name) {
        return Path.of(name + ".mv.db");
    }

    /** Small pages, because keys come in no order; every commit is to be written when it returns. */
    static JdbcDataSource source(Path name, String user, String password) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + name
                + ";CACHE_SIZE=16384;PAGE_SIZE=4096;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    HikariDataSource pool() {
        return pool;
    }

    private long records() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM sent")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Called after a commit: the disk has it when this returns, also when the power fails then. */
    void written() {
        try (Connection connection = pool.getConnection()) {
            execute(connection, "CHECKPOINT SYNC");
        } catch (SQLException e) {
            throw new LedgerException("Cannot keep the ledger on disk", e, "see whether the disk is full");
        }
        tidyUp(3 * tidySize + ROOM_IN_A_RUN);
    }

    /** Called when a mailbox is done. */
    void rest() {
        tidyUp(2 * tidySize + ROOM);
    }

    private synchronized void tidyUp(long most) {
        long before = size();
        if (before > most) {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            connections.suspendPool();
            try {
                connections.softEvictConnections();
                copyWhenQuiet(connections);
            } finally {
                connections.resumePool();
            }
            tidySize = size();
            LOG.debug("The ledger's file took {} bytes, and takes {}", before, tidySize);
        }
    }

    // Another mailbox that is worked on at the same time may be in a transaction. They are short.
    private void copyWhenQuiet(HikariPoolMXBean connections) {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (connections.getActiveConnections() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (connections.getActiveConnections() == 0) {
            copy();
        }
    }

    // H2 writes another file and puts it in the place of this one, which is as good as before when that fails.
    private void copy() {
        try (Connection connection = source.getConnection()) {
            execute(connection, "SHUTDOWN COMPACT");
        } catch (SQLException e) {
            LOG.warn("The ledger's file could not be made smaller (disk full?): {}", e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long size() {
        return file.toFile().length();
    }
}
