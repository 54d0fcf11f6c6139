package io.mailroutes.known;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A ledger that the first version made, {@code ledger-v1.mv.db}: its own classes wrote it. Two mailboxes with 120
 * messages, 40 people and 5 companies each, some refused; a composite request and an ingest job without answers;
 * watermarks, one of a mailbox that has nothing else.
 */
final class FirstLedger {

    static final String ORG = "00D000000000001AAA";
    static final List<String> MAILBOXES = List.of("3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73", "sales@kestrel.example");
    static final String QUIET_MAILBOX = "quiet@kestrel.example";
    static final String JOB = "750000000000001AAA";

    private static final int MESSAGES = 120;
    private static final int PEOPLE = 40;
    private static final int COMPANIES = 5;

    private static final List<String> TABLES = List.of("scope", "sent", "in_doubt", "watermark");

    private FirstLedger() {
    }

    static Map<String, Sent> messages(int mailbox) {
        Map<String, Sent> sent = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            String key = "message-" + mailbox + "-" + i;
            sent.put(key, i % 10 == 9 ? Sent.refused(fingerprint(key), "STRING_TOO_LONG")
                    : Sent.written(fingerprint(key), id("00T", mailbox, i), ""));
        }
        return sent;
    }

    static Map<String, Sent> people(int mailbox) {
        Map<String, Sent> sent = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String key = "person" + i + "@mailbox" + mailbox + ".example";
            sent.put(key, i % 20 == 19 ? Sent.refused(fingerprint(key), "INVALID_EMAIL_ADDRESS")
                    : Sent.written(fingerprint(key), id("003", mailbox, i), "LastName=" + hash("Person " + i)
                            + ",Email=" + hash(key) + ",Title=" + hash("Engineer " + i)));
        }
        return sent;
    }

    static Map<String, Sent> companies(int mailbox) {
        Map<String, Sent> sent = new HashMap<>();
        for (int i = 0; i < COMPANIES; i++) {
            String key = "company" + i + ".example";
            sent.put(key, Sent.written(fingerprint(key), id("001", mailbox, i), ""));
        }
        return sent;
    }

    static UUID fingerprint(String key) {
        return Fingerprint.of("fields of " + key);
    }

    static String id(String prefix, int mailbox, int i) {
        return String.format("%s00000000%d%03dAAA", prefix, mailbox, i);
    }

    private static String hash(String value) {
        return Fingerprint.of(value).toString().substring(0, 8);
    }

    /** Puts the file where a ledger of this folder is looked for. */
    static void install(Path folder) throws IOException {
        try (InputStream file = FirstLedger.class.getResourceAsStream("ledger-v1.mv.db")) {
            Files.copy(file, folder.resolve("ledger.mv.db"));
        }
    }

    /** Makes the first version's tables in PostgreSQL, with the rows of the file. */
    static void copy(Path folder, Connection postgres) throws IOException, SQLException {
        install(folder);
        try (InputStream sql = FirstLedger.class.getResourceAsStream("ledger-v1.sql");
                Statement create = postgres.createStatement();
                Connection file = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("ledger"))) {
            create.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            for (String table : TABLES) {
                copy(table, file, postgres);
            }
        }
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        try (Statement select = from.createStatement();
                ResultSet rows = select.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            try (PreparedStatement insert = to.prepareStatement("INSERT INTO " + table + " VALUES ("
                    + String.join(", ", Collections.nCopies(columns, "?")) + ")")) {
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        insert.setObject(i, rows.getObject(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
