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

    @Test
    void rowsThatStayLockedAreDeadLettersThatSaySo() {
        set("salesforce.retries", "2");
        mailbox(people(5), List.of());
        org.faults().lockRows(1);
        RunReport report = sync();
        assertThat(report.kind("contacts").deadLettered()).containsOnlyKeys("ROLLED_BACK");
        assertThat(report.kind("accounts").deadLettered()).containsOnlyKeys("UNABLE_TO_LOCK_ROW");
        assertThat(deadLetters()).extracting(letter -> letter.path("reason").asText())
                .anySatisfy(reason -> assertThat(reason).contains("after 3 tries"));
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
        assertThat(mailboxFailure()).contains("no good answer in 3 tries").contains("nothing is lost");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertEverythingOnce(sync(), 30, 60);
    }

    @Test
    void nothingIsTriedForEver() {
        set("salesforce.retries", "3");
        mailbox(people(3), List.of());
        org.faults().add(Fault.of(Kind.DROP_BEFORE).on("POST", ".*/composite/graph"));
        mailboxFailure();
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
        assertThat(mailboxFailure()).contains("may still be at work").contains("nothing is lost");
        assertEverythingOnce(sync(), 30, 60);
    }

    @Test
    void anAccountThatFellWithOnePersonAndWasMadeWithAnotherIsCountedOnce() {
        set("salesforce.retries", "0");
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com"), contact("c2", "B", "B", "b@acme.com")), List.of());
        org.faults().add(Fault.of(Kind.LOCK_ROWS).after(1).times(1));
        RunReport report = sync();
        assertThat(report.kind("accounts").created()).isEqualTo(1);
        assertThat(report.kind("accounts").deadLettered()).isEmpty();
        assertThat(report.kind("contacts").deadLettered()).containsOnlyKeys("UNABLE_TO_LOCK_ROW");
    }

    @Test
    void aSlowOrgIsWaitedFor() {
        mailbox(people(3), messages(3, 3));
        org.faults().add(Fault.of(Kind.LATENCY).on("POST", ".*/composite/graph").delay(Duration.ofSeconds(1)));
        assertThat(sync().kind("emails").created()).isEqualTo(3);
    }
}
