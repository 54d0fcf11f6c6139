package io.mailroutes.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.StopSignal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

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
    void aPartOfTheDaysCallsIsLeftToOthers() {
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "50");
        people(200);
        org.dailyApiLimit(50);
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes().get(0).stopped()).contains("of the org's 50 API calls").contains("20 %");
        assertThat(org.apiCalls()).isBetween(40, 45);
        assertThat(report.stages()).anySatisfy(stage -> assertThat(stage.skipped()).containsKey("not reached in this run"));
        org.dailyApiLimit(10_000);
        assertAllThere(200);
    }

    @Test
    void theReserveIsASetting() {
        set("salesforce.reserve", "0");
        people(20);
        org.dailyApiLimit(30);
        assertAllThere(20);
    }

    @Test
    void usedUpCallsEndTheRunAtOnce() {
        set("salesforce.reserve", "0");
        people(20);
        org.faults().add(Fault.of(Fault.Kind.REQUEST_LIMIT).on("POST", ".*/composite/graph"));
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes().get(0).stopped()).contains("REQUEST_LIMIT_EXCEEDED");
        assertThat(calls("POST", "/composite/graph")).isEqualTo(1);
        org.faults().clear();
        assertAllThere(20);
    }

    @Test
    void aProcessThatIsToldToStopEndsItsRunAndTheNextGoesOn() throws InterruptedException {
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "50");
        people(200);
        org.faults().slowJobs(Duration.ofMillis(300));
        start();
        StopSignal stop = context.getRegistry().lookupByNameAndType("stopSignal", StopSignal.class);
        stop.enter();
        Thread signal = new Thread(() -> {
            try {
                Awaitility.await().until(() -> calls("POST", "/jobs/ingest") > 2);
                stop.stop(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        signal.start();
        RunReport report = syncAnyhow();
        stop.leave();
        signal.join();
        assertThat(report.mailboxes().get(0).stopped()).contains("told to stop");
        assertThat(report.exitStatus()).isEqualTo(3);
        restart();
        org.faults().clear();
        assertAllThere(200);
    }
}
