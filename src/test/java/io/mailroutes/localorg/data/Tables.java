package io.mailroutes.localorg.data;

import static io.mailroutes.localorg.data.Sql.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.Flag;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Makes a table for each object, and adds the columns that a table from an earlier start has not got yet. */
public final class Tables {

    private Tables() {
    }

    public static void create(Database database, Schema schema) {
        database.write(connection -> {
            createFunctions(connection);
            for (SObjectType type : schema.types()) {
                create(connection, type);
            }
            return null;
        });
    }

    private static void create(Connection connection, SObjectType type) throws SQLException {
        String table = quote(type.name());
        String columns = type.fields().stream().map(field -> column(field) + ("Id".equals(field.name()) ? " PRIMARY KEY" : ""))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (" + columns + ")");
            for (Field field : type.fields()) {
                if (field.custom()) {
                    statement.execute("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + column(field));
                }
                if (field.indexed()) {
                    statement.execute("CREATE INDEX IF NOT EXISTS " + quote(type.name() + "." + field.name()) + " ON "
                            + table + "(" + quote(field.name()) + ")");
                }
            }
        }
    }

    private static void createFunctions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS IN_ZONE DETERMINISTIC FOR \"" + Zones.class.getName() + ".inZone\"");
        }
    }

    private static String column(Field field) {
        return quote(field.name()) + " " + sqlType(field);
    }

    /** Text of a field in which case matters is kept in a type in which it does. */
    static String sqlType(Field field) {
        boolean exact = field.has(Flag.CASE_SENSITIVE) && field.type().isText();
        return exact ? "VARCHAR" : field.type().sqlType();
    }
}
