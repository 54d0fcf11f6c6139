package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From the threshold on, object by object: ingest jobs, and sObject Collections for small sets. */
class LargeLoadTest extends RoutesTest {

    private static List<Map<String, Object>> people(int count) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
        }
        return contacts;
    }

    @Test
    void contactsGoByOneIngestJobAndFewAccountsByCollections() {
        mailbox(people(300), List.of());
        assertThat(sync().exitStatus()).isZero();
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(1);
        assertThat(calls("POST", "/composite/sobjects")).isEqualTo(1);
        assertThat(count("Contact WHERE Account.Website LIKE 'company%'")).isEqualTo(300);
    }

    @Test
    void theThresholdIsASetting() {
        set("salesforce.composite-threshold", "5");
        mailbox(people(6), List.of());
        sync();
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(2);
    }

    @Test
    void aLargeSetIsSpreadOverJobs() {
        set("salesforce.bulk-records", "100");
        mailbox(people(450), List.of());
        assertThat(sync().kind("contacts").created()).isEqualTo(450);
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(5);
    }

    @Test
    void oneBadRecordAmong500IsTheOnlyDeadLetter() {
        List<Map<String, Object>> contacts = people(500);
        contacts.set(250, contact("c250", "Bad", "One", "bad one@company1.com"));
        mailbox(contacts, List.of(message("m1", "bad one@company1.com", "falls with its sender"),
                message("m2", "p1@company1.com", "arrives")));
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").created()).isEqualTo(499);
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("INVALID_EMAIL_ADDRESS", 1L));
        assertThat(report.kind("emails").deadLettered()).containsOnly(Map.entry("PARENT_REFUSED", 1L));
        assertThat(count("Task")).isEqualTo(1);
    }

    @Test
    void whenAllRecordsAreBadAllAreDeadLetters() {
        set("load.stop-after-refusals", "0");
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            contacts.add(contact("c" + i, "P", "P", "bad x" + i + "@gmail.com"));
        }
        mailbox(contacts, List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("INVALID_EMAIL_ADDRESS", 250L));
        assertThat(deadLetters()).hasSize(250);
        assertThat(count("Contact")).isZero();
    }

    private void threeMessagesOfSomebodyKnown() {
        set("salesforce.composite-threshold", "0");
        List<Map<String, Object>> sarah = List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        mailbox(sarah, List.of());
        sync();
        mailbox(sarah, List.of(message("m1", "sarah@acme.com", "One"), message("m2", "sarah@acme.com", "Two \u00fcber"),
                message("m3", "sarah@acme.com", "Three")));
    }

    private void resultsOnce(String file, String rows) {
        org.faults().add(Fault.of(Fault.Kind.ANSWER).on("GET", ".*/" + file + "/?").times(1).answer(200, rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"One\n00T1,true,Two ?ber\n00T2,true,Three", "ONE\n00T1,true,TWO\n00T2,true,THREE",
        "Three\n00T1,true,One\n00T2,true,", "a\n00T1,true,b\n00T2,true,c"})
    void rowsThatComeBackOtherThanTheyWereSentAreKnownAllTheSame(String subjects) {
        threeMessagesOfSomebodyKnown();
        resultsOnce("successfulResults", "SF__ID,SF__CREATED,SUBJECT\n00T0,true," + subjects + "\n");
        assertThat(sync().kind("emails").created()).isEqualTo(3);
        assertThat(sync().kind("emails").unchanged()).isEqualTo(3);
        assertThat(count("Task")).isEqualTo(3);
    }

    @Test
    void ofRowsThatCannotBeToldTheOrgIsAsked() {
        threeMessagesOfSomebodyKnown();
        org.faults().add(Fault.of(Fault.Kind.REFUSE_ROWS).times(1).message("FIELD_INTEGRITY_EXCEPTION: not now"));
        resultsOnce("successfulResults", "sf__Id,sf__Created,Subject\n00T0,true,a\n00T1,true,b\n");
        resultsOnce("failedResults", "sf__Id,sf__Error,Subject\n,FIELD_INTEGRITY_EXCEPTION:not now:--,c\n");
        RunReport report = sync();
        assertThat(report.kind("emails").created()).isEqualTo(3);
        assertThat(sync().kind("emails").unchanged()).isEqualTo(3);
        assertThat(count("Task")).isEqualTo(3);
    }

    @Test
    void messagesThatAreAllAlikeArriveAllTheSame() {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            messages.add(message("m" + i, "sarah@acme.com", "Line one\nline \"two\", and #N/A"));
        }
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), messages);
        assertThat(sync().kind("emails").created()).isEqualTo(220);
        assertThat(sync().kind("emails").unchanged()).isEqualTo(220);
        assertThat(count("Task")).isEqualTo(220);
    }

    @Test
    void aValueThatBulkTakesForNullArrivesAsItIs() {
        set("salesforce.composite-threshold", "0");
        List<Map<String, Object>> contacts = people(3);
        contacts.set(1, contact("c1", "#N/A", "Chen", "p1@company1.com"));
        mailbox(contacts, List.of());
        sync();
        assertThat(only("SELECT FirstName FROM Contact WHERE Email = 'p1@company1.com'")).isEqualTo("#N/A");
    }

    @Test
    void aJobThatCannotBeMadeAtFirstIsMadeLater() {
        mailbox(people(300), List.of());
        org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE).on("POST", ".*/jobs/ingest/?").times(1));
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(300);
    }

    @Test
    void theDemoMailboxesArriveAndASecondRunWritesNothing() {
        mailbox(LocalMailbox.fixed());
        set("nylas.grants", String.join(",", FixedMailboxes.DANA.id(), FixedMailboxes.SALES.id(),
                FixedMailboxes.ARCHIVE.id()));
        RunReport first = sync();
        assertThat(first.exitStatus()).isEqualTo(2);
        assertThat(first.kind("contacts").deadLettered()).containsOnlyKeys("INVALID_EMAIL_ADDRESS");
        assertThat(first.kind("emails").created()).isEqualTo(count("Task"));
        assertThat(first.kind("contacts").created()).isEqualTo(count("Contact"));
        RunReport second = sync();
        assertThat(second.kinds()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
    }

    @Test
    void nothingIsLeftInTheRunsFolder() {
        mailbox(people(10), List.of());
        sync();
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }
}
