package io.mailroutes.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.StopSignal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that has to end before it is done ends at a safe point, says so, and the next one goes on. */
class StopTest extends RoutesTest {

    private void people(int count) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
            messages.add(message("m" + i, "p" + i + "@company" + i % 7 + ".com", "Same"));
        }
        mailbox(contacts, messages);
    }

    private void assertAllThere(int count) {
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(count);
        assertThat(count("Task")).isEqualTo(count);
    }

    @Test
    void theReserveIsASetting() {
        set("salesforce.reserve", "0");
        people(20);
        org.dailyApiLimit(30);
        assertAllThere(20);
    }

    /** A run that is on its way while the context is told something. @return its report */
    private RunReport while200PeopleAreLoaded(Runnable told) throws InterruptedException {
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "50");
        people(200);
        org.faults().slowJobs(Duration.ofMillis(300));
        start();
        Thread host = new Thread(() -> {
            Awaitility.await().until(() -> calls("POST", "/jobs/ingest") > 2);
            told.run();
        });
        host.start();
        RunReport report = syncAnyhow();
        host.join();
        assertThat(report.mailboxes().get(0).stopped()).contains("told to stop");
        assertThat(report.exitStatus()).isEqualTo(3);
        org.faults().clear();
        return report;
    }

    @Test
    void aContextThatIsStoppedWaitsForItsRunAndTheNextOneGoesOn() throws InterruptedException {
        while200PeopleAreLoaded(() -> context.stop());
        restart();
        assertAllThere(200);
    }

    @Test
    void aContextThatIsSuspendedWaitsForItsRunAndAfterwardsRunsAgain() throws InterruptedException {
        while200PeopleAreLoaded(() -> context.suspend());
        context.resume();
        assertAllThere(200);
    }

    @Test
    void aRunThatBeginsWhileTheProcessIsToldToStopAsksNobodyAnything() throws InterruptedException {
        people(7);
        start();
        context.getRegistry().findSingleByType(StopSignal.class).stop(Duration.ZERO);
        assertThat(syncFails()).contains("the process was told to stop");
        assertThat(org.callLog()).isEmpty();
    }

    private void assertGoesOn(int people) {
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(people);
        assertThat(count("Account")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 230})
    void usedUpCallsOfTheDayEndTheRunAtOnce(int people) {
        people(people);
        org.faults().add(Fault.of(Kind.REQUEST_LIMIT).on("POST", ".*/(composite/.*|jobs/ingest)"));
        RunReport report = stopped();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes().get(0).stopped()).contains("REQUEST_LIMIT_EXCEEDED");
        assertThat(calls("POST", "/composite/graph") + calls("POST", "/composite/sobjects")).as("no call in vain").isEqualTo(1);
        assertGoesOn(people);
    }

    @Test
    void aPartOfTheDaysCallsIsLeftToOthers() {
        people(230);
        set("salesforce.bulk-records", "60");
        org.dailyApiLimit(40);
        RunReport report = stopped();
        assertThat(report.mailboxes().get(0).stopped()).contains("of the org's 40 API calls").contains("salesforce.reserve");
        assertThat(report.kinds()).anySatisfy(stage -> assertThat(stage.skipped()).containsKey("not reached in this run"));
        org.dailyApiLimit(100_000);
        assertGoesOn(230);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aJobThatCannotBeAskedHowItEndedIsSettledByTheNextRun(int afterCalls) {
        set("salesforce.retries", "1");
        people(230);
        org.faults().slowJobs(Duration.ofSeconds(1));
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on("GET", ".*/jobs/ingest/[^/]*").after(afterCalls));
        assertThat(mailboxStop()).contains("nothing is lost");
        assertGoesOn(230);
    }

    @Test
    void objectsThatCannotBeDescribedEndTheRunBeforeItBegins() {
        set("salesforce.retries", "1");
        people(7);
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on("GET", ".*/describe"));
        assertThat(syncFails()).contains("nothing is lost");
        assertGoesOn(7);
    }
}
