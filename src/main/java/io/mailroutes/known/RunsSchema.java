package io.mailroutes.known;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The third version of the ledger's tables: which runs there were, and what became of their mailboxes. */
final class RunsSchema {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE run (
              run VARCHAR(40) PRIMARY KEY, queue VARCHAR(255) NOT NULL, began TIMESTAMP WITH TIME ZONE NOT NULL)""", """
            CREATE TABLE run_mailbox (
              run VARCHAR(40) NOT NULL, number INTEGER NOT NULL, mailbox VARCHAR(255) NOT NULL,
              state VARCHAR(10) NOT NULL, worker VARCHAR(255) NOT NULL, seen TIMESTAMP WITH TIME ZONE NOT NULL,
              report TEXT, PRIMARY KEY (run, number))""",
            "CREATE INDEX run_mailbox_seen ON run_mailbox(seen)");

    private RunsSchema() {
    }

    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }
}
