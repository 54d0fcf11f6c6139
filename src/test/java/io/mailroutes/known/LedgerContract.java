package io.mailroutes.known;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a ledger does in each of its databases. */
abstract class LedgerContract {

    static final String ORG = "00D000000000001AAA";
    static final String MAILBOX = "dana";
    static final Scope SCOPE = new Scope(ORG, "letters", "Task", MAILBOX);
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final int MANY = 25_000;

    private LedgerDatabase database;
    private Ledger ledger;
    private Doubts doubts;

    abstract LedgerDatabase open();

    @BeforeEach
    void openLedger() {
        use(NOON);
    }

    private void use(Instant now) {
        if (database != null) {
            database.close();
        }
        database = open();
        ledger = new Ledger(database, () -> now);
        doubts = new Doubts(database);
    }

    @AfterEach
    void closeLedger() {
        if (database != null) {
            database.close();
        }
    }

    private static Settled letter(String key, Sent sent) {
        return new Settled(SCOPE.kind(), SCOPE.object(), key, sent);
    }

    private static Sent written(String key) {
        return Sent.written(Fingerprint.of(key), "00T00000000000" + Fingerprint.of(key).toString().substring(0, 4), "");
    }

    private static Call call(String mailbox, String job, Doubt... doubts) {
        return new Call(UUID.randomUUID().toString(), ORG, mailbox, job, NOON, List.of(doubts));
    }

    private static Doubt doubt(String key) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("Subject", "Grüße, 🛰 \"" + key + "\"\n\u2028")
                .put("Amount", 1.5).put("Done", true).putNull("Note");
        return new Doubt("letters", "Task", key, List.of("digest of " + key), "letters1", "00T000000000001AAA", Fingerprint.of(key), "Subject=1f",
                fields);
    }

    @Test
    void whatWasSettledIsFoundByItsKey() {
        Sent refused = Sent.refused(Fingerprint.of("r"), "INVALID_EMAIL_ADDRESS");
        Sent hashed = Sent.written(Fingerprint.of("h"), "00T000000000001AAA", "Title=1f3a9c42");
        ledger.settle(ORG, MAILBOX, List.of(letter("r", refused), letter("h", hashed)), null);
        assertThat(ledger.find(SCOPE, List.of("r", "h", "other"))).isEqualTo(Map.of("r", refused, "h", hashed));
        use(LATER);
        assertThat(ledger.find(SCOPE, List.of("r", "h", "other"))).isEqualTo(Map.of("r", refused, "h", hashed));
    }

    @Test
    void eachScopeIsByItself() {
        ledger.settle(ORG, MAILBOX, List.of(letter("a", written("a"))), null);
        List<Scope> others = List.of(new Scope("00D000000000002AAA", "letters", "Task", MAILBOX),
                new Scope(ORG, "calls", "Task", MAILBOX), new Scope(ORG, "letters", "Event", MAILBOX),
                new Scope(ORG, "letters", "Task", "other"));
        assertThat(others).allSatisfy(scope -> assertThat(ledger.find(scope, List.of("a"))).isEmpty());
    }

    @Test
    void ofARecordOnlyWhatWasNotedLastIsKnown() {
        ledger.settle(ORG, MAILBOX, List.of(letter("a", Sent.refused(Fingerprint.of("x"), "STRING_TOO_LONG")),
                letter("b", written("b"))), null);
        Sent last = Sent.written(Fingerprint.of("y"), "00T000000000001AAA", "Title=1f3a9c42");
        ledger.settle(ORG, MAILBOX, List.of(letter("c", written("c")), letter("a", written("a")),
                letter("a", last)), null);
        assertThat(ledger.find(SCOPE, List.of("a", "b", "c")))
                .isEqualTo(Map.of("a", last, "b", written("b"), "c", written("c")));
    }

    @Test
    void manyAreSettledAndFoundAtOnce() {
        Map<String, Sent> all = new HashMap<>();
        IntStream.range(0, MANY).forEach(i -> all.put("m" + i, written("m" + i)));
        List<Settled> settled = new ArrayList<>();
        all.forEach((key, sent) -> settled.add(letter(key, sent)));
        ledger.settle(ORG, MAILBOX, settled, null);
        assertThat(ledger.find(SCOPE, all.keySet())).isEqualTo(all);
    }

    @Test
    void oneTransactionSettlesSeveralKindsAndEndsTheCall() {
        Call ended = call(MAILBOX, "", doubt("a"));
        Call other = call(MAILBOX, "", doubt("b"));
        doubts.note(ended);
        doubts.note(other);
        ledger.settle(ORG, MAILBOX, List.of(letter("a", written("a")),
                new Settled("people", "Contact", "a", written("p"))), ended.id());
        assertThat(ledger.find(SCOPE, List.of("a"))).isEqualTo(Map.of("a", written("a")));
        assertThat(ledger.find(new Scope(ORG, "people", "Contact", MAILBOX), List.of("a")))
                .isEqualTo(Map.of("a", written("p")));
        assertThat(doubts.of(ORG, null)).containsExactly(other);
    }

    @Test
    void whatCannotBeSettledLeavesItsCallInDoubt() {
        Call call = call(MAILBOX, "", doubt("a"));
        doubts.note(call);
        List<Settled> wrong = List.of(letter("a", written("a")),
                letter("b", Sent.written(Fingerprint.of("b"), "an id that is much too long", "")));
        assertThatThrownBy(() -> ledger.settle(ORG, MAILBOX, wrong, call.id())).isInstanceOf(LedgerException.class)
                .hasMessageContaining("To do: ");
        assertThat(ledger.find(SCOPE, List.of("a"))).isEmpty();
        assertThat(doubts.of(ORG, null)).containsExactly(call);
    }

    @Test
    void idsAreKnownByWhenTheyWereNoted() {
        Sent first = Sent.written(Fingerprint.of("a"), "00T00000000000aAAA", "");
        ledger.settle(ORG, MAILBOX, List.of(letter("a", first)), null);
        use(LATER);
        Sent second = Sent.written(Fingerprint.of("b"), "00T00000000000bAAA", "");
        ledger.settle(ORG, "other", List.of(letter("b", second)), null);
        assertThat(ledger.idsSince(LATER)).containsExactly("00T00000000000bAAA");
        assertThat(ledger.idsSince(NOON)).isEqualTo(Set.of("00T00000000000aAAA", "00T00000000000bAAA"));
        assertThat(ledger.idsSince(LATER.plusSeconds(1))).isEmpty();
    }

    @Test
    void aCallIsReadAsItWasNoted() {
        Call call = call(MAILBOX, "750000000000001AAA", doubt("a"), doubt("b"));
        doubts.note(call);
        use(LATER);
        assertThat(doubts.of(ORG, MAILBOX)).containsExactly(call);
        assertThat(doubts.of(ORG, "other")).isEmpty();
        assertThat(doubts.of("00D000000000002AAA", null)).isEmpty();
    }

    @Test
    void aCallIsNotedAgainInItsPlace() {
        Call call = call(MAILBOX, "", doubt("a"), doubt("b"));
        doubts.note(call);
        Call less = new Call(call.id(), ORG, MAILBOX, "", LATER, List.of(doubt("b")));
        doubts.note(less);
        assertThat(doubts.of(ORG, null)).containsExactly(less);
        doubts.carriedBy(call.id(), "750000000000001AAA");
        assertThat(doubts.of(ORG, null).get(0).job()).isEqualTo("750000000000001AAA");
        doubts.forget(call.id());
        assertThat(doubts.of(ORG, null)).isEmpty();
    }

    @Test
    void aCallOfManyRecordsIsOneRow() {
        Call call = call(MAILBOX, "", IntStream.range(0, MANY).mapToObj(i -> doubt("m" + i)).toArray(Doubt[]::new));
        doubts.note(call);
        assertThat(doubts.of(ORG, MAILBOX)).containsExactly(call);
    }

    @Test
    void theNewestWatermarkWins() {
        assertThat(ledger.watermark(SCOPE)).isEmpty();
        ledger.moveWatermark(SCOPE, NOON, "run1");
        ledger.moveWatermark(SCOPE, LATER, "run2");
        ledger.moveWatermark(SCOPE, NOON, "run3");
        assertThat(ledger.watermark(SCOPE)).contains(LATER);
        assertThat(ledger.watermark(new Scope(ORG, "letters", "Event", MAILBOX))).isEmpty();
    }
}
