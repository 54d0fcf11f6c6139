package io.mailroutes.known;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

/** What becomes of the {@link FirstLedger} when this version opens it. */
abstract class UpgradeContract {

    private static final Instant CALLED = Instant.parse("2026-10-02T08:15:30.123Z");

    abstract LedgerDatabase open();

    /** @return a connection beside the program's; the ledger is not open */
    abstract Connection plain() throws SQLException;

    private static Scope scope(String kind, String object, int mailbox) {
        return new Scope(FirstLedger.ORG, kind, object, FirstLedger.MAILBOXES.get(mailbox));
    }

    private static Scope letters(int mailbox) {
        return scope("letters", "Task", mailbox);
    }

    private static Ledger ledger(LedgerDatabase database) {
        return new Ledger(database, Instant::now);
    }

    @Test
    void nothingThatWasSentIsUnknown() {
        try (LedgerDatabase database = open()) {
            assertAllIsKnown(database);
            assertThat(ledger(database).idsSince(Instant.parse("2026-10-01T12:00:00Z")))
                    .contains(FirstLedger.id("00T", 0, 0), FirstLedger.id("003", 1, 38), FirstLedger.id("001", 1, 4))
                    .hasSize(2 * (108 + 38 + 5) + 2);
            assertThat(ledger(database).idsSince(Instant.parse("2026-10-01T12:00:01Z"))).isEmpty();
        }
    }

    static void assertAllIsKnown(LedgerDatabase database) {
        Ledger ledger = ledger(database);
        for (int mailbox = 0; mailbox < FirstLedger.MAILBOXES.size(); mailbox++) {
            assertIsKnown(ledger, letters(mailbox), FirstLedger.messages(mailbox));
            assertIsKnown(ledger, scope("people", "Contact", mailbox), FirstLedger.people(mailbox));
            assertIsKnown(ledger, scope("companies", "Account", mailbox), FirstLedger.companies(mailbox));
        }
    }

    private static void assertIsKnown(Ledger ledger, Scope scope, Map<String, Sent> sent) {
        assertThat(ledger.find(scope, sent.keySet())).isEqualTo(sent);
    }

    @Test
    void theNewestWatermarkOfEachMailboxIsKept() {
        try (LedgerDatabase database = open()) {
            Ledger ledger = ledger(database);
            assertThat(ledger.watermark(letters(0))).contains(Instant.parse("2026-10-01T09:59:02Z"));
            assertThat(ledger.watermark(letters(1))).contains(Instant.parse("2026-10-01T10:30:00Z"));
            assertThat(ledger.watermark(new Scope(FirstLedger.ORG, "letters", "Task", FirstLedger.QUIET_MAILBOX)))
                    .contains(Instant.parse("2026-06-30T23:00:00Z"));
            assertThat(ledger.watermark(scope("people", "Contact", 0))).isEmpty();
        }
    }

    @Test
    void recordsInDoubtBecomeTheCallsThatCarriedThem() {
        try (LedgerDatabase database = open()) {
            List<Call> calls = new Doubts(database).of(FirstLedger.ORG, null);
            assertThat(calls).extracting(Call::mailbox).isEqualTo(FirstLedger.MAILBOXES);
            assertThat(calls).extracting(Call::job).containsExactly("", FirstLedger.JOB);
            assertThat(calls).extracting(Call::since).containsExactly(CALLED, CALLED.plusSeconds(60));
            assertThat(calls.get(0).doubts()).extracting(Doubt::object, Doubt::key, Doubt::reference)
                    .containsExactlyInAnyOrder(tuple("Account", "new.example", ""),
                            tuple("Contact", "ann@new.example", "contacts2"),
                            tuple("Contact", "bo@new.example", "contacts5"),
                            tuple("Task", "open-0", ""),
                            tuple("Task", "open-1", ""),
                            tuple("Task", "open-2", ""));
            assertThat(calls.get(0).doubts()).contains(new Doubt("", "Contact", "ann@new.example", List.of(), "contacts2", "",
                    FirstLedger.fingerprint("ann@new.example"), "LastName=1f3a9c42",
                    JsonNodeFactory.instance.objectNode()),
                    new Doubt("", "Task", "open-2", List.of(), "", "", FirstLedger.fingerprint("open-2"), "",
                            JsonNodeFactory.instance.objectNode().put("Subject", "About open-2")
                                    .put("WhoId", "@{contacts5.id}").put("Status", "Completed")));
            assertThat(calls.get(1).doubts()).hasSize(20).contains(new Doubt("", "Task", "job-3", List.of(), "", "",
                    FirstLedger.fingerprint("job-3"), "", JsonNodeFactory.instance.objectNode()
                            .put("Subject", "Mail 3 – grüße").put("WhoId", FirstLedger.id("003", 1, 3))));
        }
    }

    @Test
    void whatHasNoKindGoesToTheFirstThatAsks() {
        try (LedgerDatabase database = open()) {
            Ledger ledger = ledger(database);
            assertThat(ledger.find(scope("letters", "Task", 0), List.of("message-0-0"))).hasSize(1);
            assertThat(ledger.find(scope("calls", "Task", 0), List.of("message-0-0"))).isEmpty();
            assertThat(ledger.find(scope("", "Task", 0), List.of("message-0-0"))).as("without a kind").hasSize(1);
            assertThat(ledger.find(scope("calls", "Task", 1), List.of("message-1-0"))).as("other mailbox").hasSize(1);
        }
        try (LedgerDatabase database = open()) {
            Ledger ledger = ledger(database);
            assertThat(ledger.find(scope("calls", "Task", 0), List.of("message-0-0"))).isEmpty();
            assertIsKnown(ledger, letters(0), FirstLedger.messages(0));
        }
    }

    @Test
    void itGoesOnAsALedgerOfThisVersion() {
        try (LedgerDatabase database = open()) {
            Ledger ledger = ledger(database);
            Call call = new Doubts(database).of(FirstLedger.ORG, FirstLedger.MAILBOXES.get(0)).get(0);
            Sent sent = Sent.written(FirstLedger.fingerprint("open-0"), "00T000000000777AAA", "");
            ledger.settle(call.org(), call.mailbox(), List.of(new Settled("letters", "Task", "open-0", sent),
                    new Settled("letters", "Task", "message-0-9", sent)), call.id());
            Map<String, Sent> known = new HashMap<>(FirstLedger.messages(0));
            known.put("open-0", sent);
            known.put("message-0-9", sent);
            assertIsKnown(ledger, letters(0), known);
            assertThat(new Doubts(database).of(FirstLedger.ORG, null)).hasSize(1);
            Instant later = Instant.parse("2026-10-03T00:00:00Z");
            ledger.moveWatermark(letters(0), later, "20261003-010000");
            assertThat(ledger.watermark(letters(0))).isEqualTo(Optional.of(later));
        }
    }

    @Test
    void openingItAgainDoesNothing() throws SQLException {
        open().close();
        List<String> once = state();
        open().close();
        assertThat(state()).isEqualTo(once);
        assertThat(once).contains("1 first true", "2 kinds and calls true", "3 runs true", "open_call 2", "watermark 3");
    }

    @Test
    void aNewerOneIsRefusedAndNotChanged() throws SQLException {
        open().close();
        try (Connection connection = plain(); Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"ledger_schema\" SELECT 9, '4', 'what comes', \"type\", \"script\", "
                    + "\"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\" "
                    + "FROM \"ledger_schema\" WHERE \"version\" = '3'");
        }
        List<String> before = state();
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class)
                .hasMessageContaining("newer version").hasMessageContaining("nothing was changed. To do: ");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatCannotBeBroughtUpToDateStaysAsItWas() throws SQLException {
        // The last step finds its name taken.
        execute("CREATE INDEX sent_noted ON sent(id)");
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class)
                .hasMessageContaining("it is as it was").hasMessageContaining(". To do: ");
        assertThat(first()).containsExactly(7L, 331L, 26L, 4L);
        execute("DROP INDEX sent_noted");
        try (LedgerDatabase database = open()) {
            assertAllIsKnown(database);
            assertThat(new Doubts(database).of(FirstLedger.ORG, null)).hasSize(2);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = plain(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return how many rows the first version's tables have */
    private List<Long> first() throws SQLException {
        try (Connection connection = plain(); Statement statement = connection.createStatement()) {
            List<Long> counts = new ArrayList<>();
            for (String table : List.of("scope", "sent WHERE sent_at IS NOT NULL", "in_doubt", "watermark")) {
                counts.add(number(statement, "SELECT COUNT(*) FROM " + table));
            }
            return counts;
        }
    }

    private List<String> state() throws SQLException {
        try (Connection connection = plain(); Statement statement = connection.createStatement()) {
            List<String> state = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT \"version\", \"description\", \"success\" "
                    + "FROM \"ledger_schema\" ORDER BY \"installed_rank\"")) {
                while (rows.next()) {
                    state.add(rows.getString(1) + ' ' + rows.getString(2) + ' ' + rows.getBoolean(3));
                }
            }
            for (String table : List.of("scope", "sent", "open_call", "watermark")) {
                state.add(table + ' ' + number(statement, "SELECT COUNT(*) FROM " + table));
            }
            return state;
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
