package io.mailroutes.localorg.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The SQL database that holds the rows. There is one writer at a time; who reads meanwhile sees what is committed. A
 * transaction belongs to its thread: what is read or written inside one joins it.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 16;

    private final JdbcConnectionPool readers;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock(true);

    /** @param file where the rows are kept, or {@code null} for memory */
    public Database(Path file) {
        String place = file == null ? "mem:" + UUID.randomUUID() : "file:" + file.toAbsolutePath();
        readers = JdbcConnectionPool.create("jdbc:h2:" + place + ";DB_CLOSE_DELAY=-1", "sa", "");
        readers.setMaxConnections(READERS);
        try {
            writer = readers.getConnection();
            writer.setAutoCommit(false);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs the work in one transaction, that of the caller where there is one. Anything thrown rolls it back. */
    public <T> T write(Work<T> work) {
        writing.lock();
        try {
            return writing.getHoldCount() == 1 ? commit(work) : work.on(writer);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T commit(Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(writer);
            writer.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                writer.rollback();
            }
        }
    }

    /** Runs the work in the transaction of the caller, or outside any. */
    public <T> T read(Work<T> work) {
        try {
            if (writing.isHeldByCurrentThread()) {
                return work.on(writer);
            }
            try (Connection reader = readers.getConnection()) {
                return work.on(reader);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try (Statement statement = writer.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            writing.unlock();
            readers.dispose();
        }
    }
}
