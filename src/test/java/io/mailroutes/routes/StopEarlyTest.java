package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that is refused nearly everything of a kind ends early, says why, and keeps the rest. */
class StopEarlyTest extends MappingRoutesTest {

    private static final String STRICT_TITLE =
            "Title: (if .id == \"sample-contact\" then null else error(\"no title\") end)";

    private void people(int count, boolean withMail) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
            if (withMail) {
                messages.add(message("m" + i, "p" + i + "@company" + i % 7 + ".com", "Hi " + i));
            }
        }
        mailbox(contacts, messages);
    }

    private void refuseContacts() {
        org.enableValidationRule("Contact", "LastName", "Person.*", "No persons");
    }

    private void assertStopped(RunReport report, int refused, String why) {
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.addsUp()).isTrue();
        assertThat(report.kind("contacts").refusals()).isEqualTo(refused);
        assertThat(report.kind("contacts").skipped()).containsEntry("not reached in this run", 60L - refused);
        assertThat(report.mailboxes().get(0).stopped()).startsWith("50 records of contacts were refused and none arrived, "
                + "the last: ").contains(why, "To do: correct contacts.camel.yaml or the org", "load.stop-after-refusals");
        assertThat(Summary.of(report)).contains("stopped early: 50 records of contacts were refused");
        assertThat(values("kind")).filteredOn("contacts"::equals).hasSize(refused);
        assertThat(countInLedger("watermark")).isZero();
    }

    private void assertRestArrives(int rest) {
        RunReport report = sync();
        assertThat(report.kind("contacts").created()).isEqualTo(rest);
        assertThat(report.kind("contacts").refusals()).isZero();
        assertThat(replay().exitStatus()).isZero();
        assertThat(files()).isEmpty();
        assertThat(count("Contact")).isEqualTo(60);
        assertThat(count("Account")).isEqualTo(7);
        assertNextRunWritesNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2, 0})
    void whenSalesforceRefusesAllOfAKind(int threshold) {
        set("salesforce.composite-threshold", threshold);
        refuseContacts();
        people(60, false);
        assertStopped(syncAnyhow(), 50, "No persons");
        org.disableValidationRules("Contact");
        assertRestArrives(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void theMessagesOfThePeopleWhoAreKeptAreKeptToo(int threshold) {
        set("salesforce.composite-threshold", threshold);
        refuseContacts();
        people(60, true);
        assertStopped(syncAnyhow(), 50, "No persons");
        assertThat(values("kind")).filteredOn("emails"::equals).hasSize(threshold == 0 ? 0 : 50);
        org.disableValidationRules("Contact");
        assertRestArrives(10);
        assertThat(count("Task WHERE Who.Name LIKE 'P Person%'")).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void whenTheMappingCannotWorkWithAnyRecordOfAKind(int threshold) {
        set("salesforce.composite-threshold", threshold);
        edit("contacts.camel.yaml", "Title: .job_title", STRICT_TITLE);
        people(60, true);
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("MAPPING_FAILED", 50L));
        assertThat(report.mailboxes().get(0).stopped()).contains("50 records of contacts were refused", "no title");
        assertThat(writes()).isZero();
        assertThat(deadLetters()).hasSize(50);
        restart();
        edit("contacts.camel.yaml", STRICT_TITLE, "Title: .job_title");
        assertRestArrives(60);
        assertThat(count("Task WHERE Who.Name LIKE 'P Person%'")).isEqualTo(60);
    }

    @Test
    void whatTheMappingRefusedAlsoArrivesByReplayAlone() {
        edit("contacts.camel.yaml", "Title: .job_title", STRICT_TITLE);
        people(60, false);
        syncAnyhow();
        restart();
        edit("contacts.camel.yaml", STRICT_TITLE, "Title: .job_title");
        assertThat(replay().kind("contacts").created()).isEqualTo(50);
        assertRestOf(10);
    }

    private void assertRestOf(int rest) {
        assertThat(files()).isEmpty();
        assertThat(sync().kind("contacts").created()).isEqualTo(rest);
        assertThat(count("Contact")).isEqualTo(60);
    }

    @Test
    void whenTheValuesDoNotFitTheirFields() {
        edit("contacts.camel.yaml", "Title: .job_title", "Birthdate: (if .id == \"sample-contact\" then null else \"soon\" end)");
        people(60, false);
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("INVALID_DATE", 50L));
    }

    @Test
    void whenTheMappingOfStrangersCannotWork() {
        edit("contacts.camel.yaml", "Title: .job_title", "Title: (if .seed then error(\"no title\") else null end)");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(message("m" + i, "new" + i + "@other.com", "Hi " + i));
        }
        mailbox(List.of(), messages);
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("MAPPING_FAILED", 50L));
        assertThat(deadLetters()).hasSize(50);
        assertThat(writes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void zeroMeansNever(int threshold) {
        set("salesforce.composite-threshold", threshold);
        set("load.stop-after-refusals", "0");
        refuseContacts();
        people(60, false);
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").refusals()).isEqualTo(60);
    }

    @Test
    void zeroMeansNeverForTheMappingToo() {
        set("load.stop-after-refusals", "0");
        edit("contacts.camel.yaml", "Title: .job_title", STRICT_TITLE);
        people(60, false);
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").refusals()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void oneThatArrivesIsEnoughToGoOn(int threshold) {
        set("salesforce.composite-threshold", threshold);
        org.enableValidationRule("Contact", "LastName", "Person [1-9].*", "Nobody but the first");
        people(60, false);
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").refusals()).isEqualTo(59);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void whatFallsWithOthersDoesNotCount(int threshold) {
        set("salesforce.composite-threshold", threshold);
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(message("m" + i, "not an address", "Hi " + i));
        }
        mailbox(List.of(contact("c1", "Ivan", "Invalid", "not an address")), messages);
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("emails").refusals()).isEqualTo(60);
        assertThat(report.kind("emails").deadLettered()).containsOnlyKeys(threshold == 0 ? "PARENT_REFUSED" : "ROLLED_BACK");
    }
}
