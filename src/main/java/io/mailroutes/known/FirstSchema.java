package io.mailroutes.known;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The ledger's tables as they were before they had a version: made where they are missing. */
final class FirstSchema {

    private static final List<String> TABLES = List.of("""
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

    private FirstSchema() {
    }

    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }
}
