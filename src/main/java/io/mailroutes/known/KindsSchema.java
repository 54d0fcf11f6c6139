package io.mailroutes.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The second version of the ledger's tables: scopes have a kind, a call in doubt is one row with all its records, and a
 * mailbox has one watermark.
 *
 * <p>What was sent stays where it is, because copying ten million rows takes long. The column {@code sent_at} changes
 * its name for one reason: a program of the first version, which asks for no version, then fails when it opens this
 * ledger, and does not go on without what it does not know.
 */
final class KindsSchema {

    private static final List<String> BEGIN = List.of(
            "ALTER TABLE scope RENAME TO first_scope",
            "ALTER TABLE watermark RENAME TO first_watermark", """
            CREATE TABLE scope (
              scope_id BIGINT PRIMARY KEY, org VARCHAR(18) NOT NULL, kind VARCHAR(80) NOT NULL,
              object VARCHAR(80) NOT NULL, mailbox VARCHAR(255) NOT NULL, UNIQUE (org, kind, object, mailbox))""",
            "INSERT INTO scope SELECT scope_id, org, '', object, mailbox FROM first_scope", """
            CREATE TABLE watermark (
              scope_id BIGINT PRIMARY KEY, mail_until TIMESTAMP NOT NULL, run VARCHAR(40) NOT NULL)""");

    private static final String OPEN_CALL = """
            CREATE TABLE open_call (
              id VARCHAR(36) PRIMARY KEY, org VARCHAR(18) NOT NULL, mailbox VARCHAR(255) NOT NULL,
              job VARCHAR(18) NOT NULL, since TIMESTAMP NOT NULL, doubts %s NOT NULL)""";

    private static final List<String> END = List.of(
            "DROP TABLE in_doubt",
            "DROP TABLE first_watermark",
            "DROP TABLE first_scope",
            "ALTER TABLE sent RENAME COLUMN sent_at TO noted_at",
            "ALTER INDEX sent_lately RENAME TO sent_noted");

    private KindsSchema() {
    }

    static void bring(Connection connection) throws SQLException {
        execute(connection, BEGIN);
        boolean isPostgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        execute(connection, List.of(OPEN_CALL.formatted(isPostgres ? "BYTEA" : "BLOB")));
        moveWatermarks(connection, isPostgres);
        FirstDoubts.move(connection);
        execute(connection, END);
    }

    // A mailbox had a row for each run that moved its watermark; the newest counts.
    private static void moveWatermarks(Connection connection, boolean isPostgres) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                "SELECT org, object, mailbox, MAX(mail_until), MAX(run) FROM first_watermark "
                        + "GROUP BY org, object, mailbox");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO watermark VALUES (?, ?, ?)")) {
            while (rows.next()) {
                Scope scope = new Scope(rows.getString(1), "", rows.getString(2), rows.getString(3));
                Scopes.add(connection, scope, isPostgres);
                insert.setLong(1, Scopes.hash(scope));
                insert.setObject(2, rows.getObject(4, LocalDateTime.class));
                insert.setString(3, rows.getString(5));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
