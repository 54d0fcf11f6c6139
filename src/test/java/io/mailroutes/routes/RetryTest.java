package io.mailroutes.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What another try may bring is tried again, and nothing that was written is written twice. */
class RetryTest extends RoutesTest {

    private static List<Map<String, Object>> people(int count) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
        }
        return contacts;
    }

    private static List<Map<String, Object>> messages(int count, int people) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message("m" + i, "p" + i % people + "@company" + i % people % 7 + ".com", "Same subject"));
        }
        return messages;
    }

    private void assertEverythingOnce(RunReport report, int people, int messages) {
        assertThat(report.exitStatus()).isZero();
        assertThat(count("Account")).isEqualTo(7);
        assertThat(count("Contact WHERE AccountId != null")).isEqualTo(people);
        assertThat(count("Task WHERE WhoId != null")).isEqualTo(messages);
        assertThat(report.kind("emails").created()).isEqualTo(messages);
        assertThat(report.kind("contacts").created()).isEqualTo(people);
        RunReport again = sync();
        assertThat(again.kinds()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
        assertThat(count("Task")).isEqualTo(messages);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_UNAVAILABLE, 3", "ERROR_AFTER_WRITE, 2", "DROP_BEFORE, 3", "DROP_DURING, 2", "DROP_AFTER, 2"})
    void aSmallMailboxArrivesOnceWhateverHappensToItsCalls(Kind kind, int times) {
        mailbox(people(30), messages(60, 30));
        org.faults().add(Fault.of(kind).on("POST", ".*/composite/graph").times(times));
        assertEverythingOnce(sync(), 30, 60);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_UNAVAILABLE, 1", "ERROR_AFTER_WRITE, 1", "DROP_BEFORE, 1", "DROP_DURING, 1", "DROP_AFTER, 1"})
    void aLargeMailboxArrivesOnceWhateverHappensToItsCalls(Kind kind, int times) {
        mailbox(people(220), messages(440, 220));
        for (String path : List.of("/jobs/ingest", "/jobs/ingest/.*/batches", "/jobs/ingest/[^/]*", "/composite/sobjects.*",
                "/jobs/ingest/.*/successfulResults/?", "/query.*")) {
            org.faults().add(Fault.of(kind).on(null, "/services/data/v[^/]*" + path).after(1).times(times));
        }
        org.faults().add(Fault.of(kind).on("PATCH", ".*/jobs/ingest/[^/]*").times(times));
        assertEverythingOnce(sync(), 220, 440);
    }

    @Test
    void lockedRowsAreSentAgainUntilTheyAreFree() {
        mailbox(people(30), messages(60, 30));
        org.faults().add(Fault.of(Kind.LOCK_ROWS).times(9));
        assertEverythingOnce(sync(), 30, 60);
    }

    @Test
    void lockedRowsOfAnIngestJobAreSentAgainAlone() {
        mailbox(people(260), messages(300, 260));
        org.faults().add(Fault.of(Kind.LOCK_ROWS).after(20).times(40));
        assertEverythingOnce(sync(), 260, 300);
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 4, 1})
    void rowsThatStayLockedStopTheRunAndGoInTheNext(int threshold) {
        set("salesforce.composite-threshold", threshold);
        set("salesforce.retries", "2");
        mailbox(people(5), List.of());
        org.faults().lockRows(1);
        assertThat(mailboxStop()).contains("UNABLE_TO_LOCK_ROW", "3 tries", "To do: ");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact WHERE AccountId != null")).isEqualTo(5);
    }

    private static final Map<String, String> OF_OTHERS = Map.of(
            "a trigger's lock", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: execution of AfterInsert caused by: "
                    + "System.DmlException: Update failed. First error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access",
            "no reason", "UNKNOWN_EXCEPTION: An unexpected error occurred",
            "the session", "INVALID_SESSION_ID: Session expired or invalid",
            "a governor limit", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: System.LimitException: Too many SOQL queries: 101",
            "the calls of the day", "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.",
            "the storage", "STORAGE_LIMIT_EXCEEDED: storage limit exceeded");

    @ParameterizedTest
    @ValueSource(ints = {200, 4, 1})
    void whatARowIsRefusedForByOthersIsNoDeadLetter(int threshold) {
        set("salesforce.composite-threshold", threshold);
        OF_OTHERS.forEach((what, refusal) -> {
            int before = count("Contact");
            mailbox(people(before + 3), messages(before + 3, before + 3));
            org.faults().add(Fault.of(Kind.REFUSE_ROWS).message(refusal).times(2));
            RunReport report = syncAnyhow();
            assertThat(report.exitStatus()).as(what).isIn(0, 3);
            assertThat(deadLetters()).as(what).isEmpty();
            org.faults().clear();
            assertThat(report.exitStatus() == 0 ? 0 : sync().exitStatus()).as(what).isZero();
            assertThat(count("Task WHERE WhoId != null")).as(what).isEqualTo(before + 3);
            assertThat(count("Contact")).as(what).isEqualTo(before + 3);
        });
    }

    @ParameterizedTest
    @CsvSource({"200, 500, UNKNOWN_EXCEPTION", "200, 400, JSON_PARSER_ERROR", "4, 500, UNKNOWN_EXCEPTION",
            "4, 400, JSON_PARSER_ERROR", "1, 500, UNKNOWN_EXCEPTION", "1, 400, InvalidBatch"})
    void oneRecordThatBreaksEveryCallThatCarriesItIsSetAside(int threshold, int status, String code) {
        set("salesforce.composite-threshold", threshold);
        List<Map<String, Object>> people = new ArrayList<>(people(60));
        people.add(17, contact("odd", "An", "Oddity", "odd@company1.com"));
        mailbox(people, messages(20, 20));
        org.faults().add(Fault.of(Kind.ANSWER).on(null, ".*/(composite|jobs)/.*").containing("Oddity")
                .answer(status, "[{\"errorCode\":\"" + code + "\",\"message\":\"Oh\"}]"));
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").created()).isEqualTo(60);
        assertThat(report.kind("emails").created()).isEqualTo(20);
        assertThat(deadLetters()).extracting(letter -> letter.path("key").asText()).containsExactly("odd@company1.com");
        org.faults().clear();
        assertThat(sync().kind("contacts").created()).isZero();
    }

    @Test
    void jobsThatFailHalfWayAreCompletedByOthers() {
        mailbox(people(250), messages(250, 250));
        org.faults().failJobs(1, null).abortJobs(1);
        assertEverythingOnce(sync(), 250, 250);
    }

    @Test
    void anOrgThatStaysAwayStopsTheMailboxAndTheNextRunGoesOn() {
        set("salesforce.retries", "2");
        mailbox(people(30), messages(60, 30));
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on("POST", ".*/composite/graph"));
        assertThat(mailboxStop()).contains("no good answer in 3 tries").contains("nothing is lost");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertEverythingOnce(sync(), 30, 60);
    }

    @Test
    void nothingIsTriedForEver() {
        set("salesforce.retries", "3");
        mailbox(people(3), List.of());
        org.faults().add(Fault.of(Kind.DROP_BEFORE).on("POST", ".*/composite/graph"));
        mailboxStop();
        assertThat(calls("POST", "/composite/graph")).isEqualTo(4);
    }

    @Test
    void callsThatGoWellInBetweenMakeTheTriesCountAnew() {
        set("salesforce.retries", "2");
        set("salesforce.composite", "plain");
        mailbox(people(30), List.of());
        org.faults().seed(3).add(Fault.of(Kind.SERVER_UNAVAILABLE).on("POST", ".*/composite").share(0.2));
        RunReport report = sync();
        assertThat(report.kind("contacts").created()).isEqualTo(30);
        assertThat(calls("POST", "/composite")).isGreaterThan(33);
    }

    @Test
    void aSessionThatEndsDuringAnUploadIsRenewed() {
        mailbox(people(220), messages(220, 220));
        org.faults().expireSessionDuringUpload();
        assertEverythingOnce(sync(), 220, 220);
    }

    @Test
    void whileALostCallMayStillBeAtWorkItsRecordsWaitForTheNextRun() {
        set("salesforce.retries", "1");
        set("salesforce.settle-after", "2s");
        mailbox(people(30), messages(60, 30));
        org.faults().add(Fault.of(Kind.DROP_BEFORE).on("POST", ".*/composite/graph").times(1));
        assertThat(mailboxStop()).contains("may still be at work").contains("nothing is lost");
        assertEverythingOnce(sync(), 30, 60);
    }

    @Test
    void anAccountThatFellWithOnePersonAndWasMadeWithAnotherIsCountedOnce() {
        set("salesforce.retries", "0");
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com"), contact("c2", "B", "B", "b@acme.com")), List.of());
        org.faults().add(Fault.of(Kind.LOCK_ROWS).after(1).times(1));
        RunReport report = stopped();
        assertThat(report.kind("accounts").created()).isEqualTo(1);
        assertThat(report.kind("contacts").created()).isEqualTo(1);
        assertThat(deadLetters()).isEmpty();
        assertThat(sync().kind("contacts").created()).isEqualTo(1);
        assertThat(count("Account")).isEqualTo(1);
    }

    @Test
    void aJobThatTakesTooLongIsLeftToTheNextRun() {
        set("salesforce.composite-threshold", 1);
        set("salesforce.job-timeout", "1s");
        mailbox(people(3), List.of());
        org.faults().add(Fault.of(Kind.SLOW_JOB).delay(Duration.ofSeconds(4)).times(1));
        assertThat(mailboxStop()).containsIgnoringCase("is In").contains("salesforce.job-timeout", "the next run asks");
        org.awaitJobs();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(3);
    }

    @Test
    void aSlowOrgIsWaitedFor() {
        mailbox(people(3), messages(3, 3));
        org.faults().add(Fault.of(Kind.LATENCY).on("POST", ".*/composite/graph").delay(Duration.ofSeconds(1)));
        assertThat(sync().kind("emails").created()).isEqualTo(3);
    }
}
