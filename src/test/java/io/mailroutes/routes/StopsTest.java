package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is the fault of no record ends a run and makes no dead letter; the next run goes on from there. */
class StopsTest extends RoutesTest {

    private static List<Map<String, Object>> people(int count) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
        }
        return contacts;
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
    void whenTheCallsOfTheDayAreUsedUpInTheMiddle(int people) {
        mailbox(people(people), List.of());
        org.faults().add(Fault.of(Kind.REQUEST_LIMIT).on("POST", ".*/(composite/.*|jobs/ingest)"));
        RunReport report = stopped();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes().get(0).stopped()).contains("REQUEST_LIMIT_EXCEEDED");
        assertThat(calls("POST", "/composite/graph") + calls("POST", "/composite/sobjects")).as("no call in vain").isEqualTo(1);
        assertGoesOn(people);
    }

    @Test
    void whenTheReserveIsReachedInTheMiddle() {
        mailbox(people(230), List.of());
        set("salesforce.bulk-records", "60");
        org.dailyApiLimit(20);
        RunReport report = stopped();
        assertThat(report.mailboxes().get(0).stopped()).contains("salesforce.reserve");
        org.dailyApiLimit(100_000);
        assertGoesOn(230);
    }

    @Test
    void whenAnIngestJobCannotBeAskedHowItEnded() {
        set("salesforce.retries", "1");
        mailbox(people(230), List.of());
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on("GET", ".*/jobs/ingest/[^/]*").after(1));
        assertThat(mailboxFailure()).contains("nothing is lost");
        assertGoesOn(230);
    }

    @Test
    void whenTheObjectsCannotBeDescribed() {
        set("salesforce.retries", "1");
        mailbox(people(7), List.of());
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on("GET", ".*/describe"));
        assertThat(syncFails()).contains("nothing is lost");
        assertGoesOn(7);
    }
}
