package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Below the threshold a person's account, contact and messages stand or fall together. */
class SmallLoadTest extends RoutesTest {

    @Test
    void manyPeopleGoInOneCompositeGraphCall() {
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            contacts.add(contact("c" + i, "P", "Person" + i, "p" + i + "@company" + i + ".com"));
            messages.add(message("m" + i, "p" + i + "@company" + i + ".com", "Subject " + i));
        }
        mailbox(contacts, messages);
        assertThat(sync().exitStatus()).isZero();
        assertThat(calls("POST", "/composite/graph")).isEqualTo(1);
        assertThat(calls("POST", "/jobs/ingest")).isZero();
        assertThat(count("Task WHERE Who.Name LIKE 'P Person%' AND AccountId != null")).isEqualTo(40);
    }

    @Test
    void aPersonFallsAsAWholeAndTheOthersArrive() {
        mailbox(List.of(contact("c1", "Good", "Person", "good@acme.com"), contact("c2", "Bad", "Person", "not an address")),
                List.of(message("m1", "good@acme.com", "arrives"), message("m2", "not an address", "falls"),
                        message("m3", "not an address", "falls too")));
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(rows("SELECT Subject FROM Task")).containsExactly(Map.of("Subject", "arrives"));
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("INVALID_EMAIL_ADDRESS", 1L));
        assertThat(report.kind("emails").deadLettered()).containsOnly(Map.entry("ROLLED_BACK", 2L));
        assertThat(deadLetters()).extracting(letter -> letter.path("reason").asText())
                .anySatisfy(reason -> assertThat(reason).contains("Contact not an address (INVALID_EMAIL_ADDRESS)"));
    }

    @Test
    void aRunThatStopsAfterRefusalsLeavesNobodyHalfRefused() {
        set("load.stop-after-refusals", 1);
        mailbox(List.of(contact("c1", "Bad", "One", "no address 1"), contact("c2", "Bad", "Two", "no address 2")),
                List.of(message("m1", "no address 1", "falls"), message("m2", "no address 2", "falls too")));
        stopped();
        List<String> people = letters("contacts");
        assertThat(letters("emails").size()).isEqualTo(people.size()).isPositive();
        set("load.stop-after-refusals", 0);
        restart();
        assertThat(sync().kind("emails").open()).isZero();
        assertThat(letters("contacts")).containsExactlyInAnyOrder("no address 1", "no address 2");
        assertThat(letters("emails")).containsExactlyInAnyOrder("m1", "m2");
    }

    private List<String> letters(String kind) {
        return deadLetters().stream().filter(letter -> letter.path("kind").asText().equals(kind))
                .map(letter -> letter.path("key").asText()).toList();
    }

    @Test
    void anAccountThatItsFirstPersonCouldNotBringComesWithTheNext() {
        mailbox(List.of(contact("c1", "A", "Bad", "a b@acme.com"), contact("c2", "B", "Good", "b@acme.com")), List.of());
        RunReport report = sync();
        assertThat(rows("SELECT LastName, Account.Website FROM Contact"))
                .containsExactly(Map.of("LastName", "Good", "Account.Website", "acme.com"));
        assertThat(report.kind("accounts").created()).isEqualTo(1);
        assertThat(report.kind("accounts").deadLettered()).isEmpty();
    }

    @Test
    void anAccountThatFellWithItsOnlyPersonComesWithTheNextOneLater() {
        List<Map<String, Object>> contacts = new ArrayList<>(List.of(contact("c1", "A", "Bad", "a b@acme.com")));
        mailbox(contacts, List.of());
        assertThat(sync().kind("accounts").deadLettered()).containsOnlyKeys("ROLLED_BACK");
        contacts.add(contact("c2", "B", "Good", "b@acme.com"));
        mailbox(contacts, List.of());
        restart();
        assertThat(sync().kind("contacts").deadLettered()).isEmpty();
        assertThat(rows("SELECT LastName, Account.Website FROM Contact"))
                .containsExactly(Map.of("LastName", "Good", "Account.Website", "acme.com"));
    }

    @Test
    void anAccountThatItsOnlyPersonCouldNotBringComesWithSomebodyWhomNoCompositeRequestCanCarry() {
        mailbox(List.of(contact("c1", "A", "Bad", "a b@acme.com"), contact("c2", "B", "Good", "b#1@acme.com")), List.of());
        RunReport report = sync();
        assertThat(rows("SELECT LastName, Account.Website FROM Contact"))
                .containsExactly(Map.of("LastName", "Good", "Account.Website", "acme.com"));
        assertThat(report.kind("accounts").deadLettered()).isEmpty();
    }

    @Test
    void peopleWhomSalesforceHaltedAfterManyFailuresAreSentAgain() {
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            contacts.add(contact("c" + i, "P", "P" + i, i < 20 ? "bad x" + i + "@a" + i + ".com" : "p" + i + "@z.com"));
        }
        mailbox(contacts, List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").created()).isEqualTo(20);
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("INVALID_EMAIL_ADDRESS", 20L));
    }

    @Test
    void inThePlainStyleEachPersonIsOneCallOfAtMost25() {
        set("salesforce.composite", "plain");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(message("m" + i, "sarah@acme.com", "Subject " + i));
        }
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"), contact("c2", "B", "B", "b@other.com")), messages);
        assertThat(sync().exitStatus()).isZero();
        assertThat(calls("POST", "/composite")).isEqualTo(4);
        assertThat(count("Task WHERE Who.Name = 'Sarah Chen' AND Account.Name = 'acme.com'")).isEqualTo(60);
    }

    @Test
    void aCallWhoseAnswerGotLostIsNotMadeAgain() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        org.faults().add(Fault.of(Fault.Kind.DROP_AFTER).on("POST", ".*/composite/graph").times(1));
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("contacts").created()).isEqualTo(1);
        assertThat(report.kind("emails").created()).isEqualTo(1);
        assertThat(calls("POST", "/composite/graph")).isEqualTo(1);
        assertThat(count("Task")).isEqualTo(1);
    }

    @Test
    void aGraphWhoseAnswerTellsNothingOfItsRecordsIsNoProofThatTheyWereWritten() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        org.faults().add(Fault.of(Fault.Kind.ANSWER).on("POST", ".*/composite/graph").times(1).answer(200,
                "{\"graphs\":[{\"graphId\":\"0\",\"isSuccessful\":true,\"graphResponse\":{\"compositeResponse\":[]}}]}"));
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task WHERE Who.Email = 'sarah@acme.com'")).isOne();
    }

    @Test
    void aDeadLetterIsACompleteDocument() {
        Map<String, Object> bad = new HashMap<>(contact("c1", "Ivan", "Invalid", "nope"));
        bad.put("notes", "kept in the original only");
        mailbox(List.of(bad), List.of());
        RunReport report = sync();
        JsonNode letter = deadLetters().get(0);
        assertThat(letter.path("run").asText()).isEqualTo(report.run());
        assertThat(letter.path("kind").asText()).isEqualTo("contacts");
        assertThat(letter.path("object").asText()).isEqualTo("Contact");
        assertThat(letter.path("operation").asText()).isEqualTo("upsert");
        assertThat(letter.path("code").asText()).isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(letter.path("record").path("LastName").asText()).isEqualTo("Invalid");
        assertThat(letter.path("original").path("notes").asText()).isEqualTo("kept in the original only");
    }

    @Test
    void deadLettersGoToWhateverEndpointIsSet() {
        set("dead-letter.uri", "mock:refused");
        mailbox(List.of(contact("c1", "Ivan", "Invalid", "nope")), List.of());
        sync();
        assertThat(getMockEndpoint("mock:refused").getExchanges()).hasSize(1);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aRecordThatCannotBeMappedIsADeadLetterAndTheOthersGoOn() {
        edit("emails.camel.yaml", "Status: \"Completed\"",
                "Status: (if .subject == \"odd\" then error(\"no status for this\") else \"Completed\" end)");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "odd"),
                message("m2", "sarah@acme.com", "fine")));
        RunReport report = sync();
        assertThat(report.kind("emails").deadLettered()).containsOnly(Map.entry("MAPPING_FAILED", 1L));
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.path("reason").asText()).contains("no status for this");
            assertThat(letter.path("original").path("subject").asText()).isEqualTo("odd");
        });
        assertThat(count("Task")).isEqualTo(1);
        RunReport again = sync();
        assertThat(again.exitStatus()).isZero();
        assertThat(again.kind("emails").skipped()).containsEntry("refused before, and the same since", 1L);
        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aRefusedRecordIsLeftAloneUntilItChanges() {
        mailbox(List.of(contact("c1", "Ivan", "Invalid", "not an address")), List.of());
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(sync().kind("contacts").skipped()).containsEntry("refused before, and the same since", 1L);
        assertThat(deadLetters()).hasSize(1);
        mailbox(List.of(contact("c1", "Ivan", "Still Invalid", "not an address")), List.of());
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(deadLetters()).hasSize(2);
        assertThat(syncSince("full").exitStatus()).isEqualTo(2);
    }
}
