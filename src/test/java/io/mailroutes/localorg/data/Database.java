package io.mailroutes.localorg.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import io.mailroutes.localorg.schema.Schema;

/** The SQL database under the org: a table an object, a column a field. One caller at a time. */
public final class Database implements AutoCloseable {

    private static final int STATEMENTS = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    /** @param file database file; null for one in memory that is gone with the org */
    public Database(Path file, Schema schema) {
        String url = file == null ? "jdbc:h2:mem:org-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "jdbc:h2:file:" + file.toAbsolutePath() + ";CACHE_SIZE=65536;WRITE_DELAY=2000";
        try {
            connection = DriverManager.getConnection(url + ";DB_CLOSE_ON_EXIT=FALSE");
            schema.objects().forEach(this::create);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open the local org's database (is another local org using it?)", e);
        }
    }

    /** Runs work that is done as a whole or not at all. */
    public synchronized <T> T transaction(Supplier<T> work) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                return work.get();
            } catch (RuntimeException e) {
                connection.rollback(before);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes what was done last. */
    public synchronized void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return rows as column label to value */
    public synchronized List<Map<String, Object>> query(String sql, List<?> parameters) {
        try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Map<String, Object>> found = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), rows.getObject(i));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** @return rows changed */
    public synchronized int update(String sql, List<?> parameters) {
        try {
            return prepared(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private PreparedStatement prepared(String sql, List<?> parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            forgetOldest();
        }
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    private void forgetOldest() throws SQLException {
        if (statements.size() > STATEMENTS) {
            String oldest = statements.keySet().iterator().next();
            statements.remove(oldest).close();
        }
    }

    private void create(ObjectType object) {
        List<String> columns = new ArrayList<>();
        for (Field field : object.fields()) {
            columns.add(quote(field.name()) + " " + field.columnType() + ("Id".equals(field.name()) ? " PRIMARY KEY" : ""));
        }
        Map<String, String> indexes = new HashMap<>();
        object.fields().stream().filter(field -> !"Id".equals(field.name()))
                .filter(field -> field.isUpsertKey() || field.is("unique") || isLookup(field))
                .forEach(field -> indexes.put(object.name() + "_" + field.name(), quote(field.name())));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + quote(object.name()) + " (" + String.join(", ", columns)
                    + ")");
            for (Map.Entry<String, String> index : indexes.entrySet()) {
                statement.execute("CREATE INDEX IF NOT EXISTS " + quote(index.getKey()) + " ON " + quote(object.name())
                        + "(" + index.getValue() + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // Every record has an owner and a creator; nobody looks records up by them here.
    private static boolean isLookup(Field field) {
        return field.isReference() && !field.referenceTo().contains("User");
    }

    /** @return the name as SQL takes it */
    public static String quote(String name) {
        return '"' + name + '"';
    }

    @Override
    public synchronized void close() {
        try {
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
