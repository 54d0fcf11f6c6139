package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Dead letters are sent again after what was wrong was put right, and nothing is written twice. */
class ReplayTest extends ReplayRoutesTest {

    @Test
    void whatWasRefusedArrivesOnceTheOrgIsPutRight() {
        org.delete(syncWithTwins().get(1));
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("accounts").read()).isEqualTo(1);
        assertThat(only("SELECT Who.Name FROM Task")).isEqualTo("Sarah One");
        assertThat(files()).isEmpty();
        assertThat(Summary.of(report)).contains("left it, 0 stay; the file is empty and gone");
    }

    @Test
    void whatCouldNotBeMappedArrivesOnceTheMappingIsPutRight() {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")),
                List.of(message("m1", "sarah@acme.com", "odd"), message("m2", "sarah@acme.com", "fine"),
                message("m3", "new@other.com", "odd")));
        sync();
        assertThat(values("code")).containsExactly("MAPPING_FAILED", "MAPPING_FAILED");
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        set("nylas.command", "no-such-nylas");
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Task WHERE WhoId != null")).isEqualTo(3);
        assertThat(only("SELECT Name FROM Contact WHERE Email = 'new@other.com'")).isEqualTo("Sarah Chen");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsRefusedAgainStaysWithTheNewReasonAndACount() {
        syncWithTwins();
        String firstRun = values("run").get(0);
        List<String> originals = values("original");
        assertThat(replay().exitStatus()).isEqualTo(2);
        assertThat(deadLetters()).allSatisfy(letter -> {
            assertThat(letter.path("tries").asInt()).isEqualTo(1);
            assertThat(letter.path("run").asText()).isNotEqualTo(firstRun);
        });
        assertThat(values("original")).isEqualTo(originals);
        restart();
        edit("contacts.camel.yaml", "LastName: (.surname // (.name | surname) // \"Unknown\")",
                "LastName: (if .id == \"c1\" then error(\"broken by hand\") else \"Unknown\" end)");
        RunReport report = replay();
        assertThat(report.kind("contacts").deadLettered()).containsOnlyKeys("MAPPING_FAILED");
        assertThat(deadLetters()).filteredOn(letter -> "contacts".equals(letter.path("kind").asText())).singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("tries").asInt()).isEqualTo(2);
                    assertThat(letter.path("reason").asText()).contains("broken by hand");
                    assertThat(letter.path("record").isNull()).isTrue();
                    assertThat(letter.path("original").path("surname").asText()).isEqualTo("Chen");
                });
        assertThat(files()).hasSize(1);
        assertThat(Summary.of(report)).contains("refused again");
    }

    @Test
    void ofTheLettersOfOnePersonTheNewestIsSent() {
        for (String surname : List.of("Chen", "Miller")) {
            Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", surname, "not an address"));
            sarah.put(surname.equals("Chen") ? "job_title" : "phone_number", "what only the old one has");
            mailbox(List.of(sarah), List.of());
            sync();
            restart();
        }
        assertThat(files()).hasSize(2);
        RunReport report = replay();
        assertThat(report.kind("contacts").skipped().values()).containsExactly(1L);
        assertThat(deadLetters()).filteredOn(letter -> letter.path("kind").asText().equals("contacts")).hasSize(2)
                .allSatisfy(letter -> assertThat(letter.path("record").path("LastName").asText()).isEqualTo("Miller"));
        restart();
        assertThat(sync().kind("contacts").deadLettered()).isEmpty();
    }

    @Test
    void anAccountIsMadeOfItsCompanyAgain() {
        edit("accounts.camel.yaml", "Website: .domain", "Website: .domain, AnnualRevenue: \"much\"");
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put("company_name", "Acme Corp");
        mailbox(List.of(sarah), List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        assertThat(deadLetters()).filteredOn(letter -> "accounts".equals(letter.path("kind").asText())).singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("original").path("domain").asText()).isEqualTo("acme.com");
                    assertThat(letter.path("original").path("company_name").asText()).isEqualTo("Acme Corp");
                });
        restart();
        edit("accounts.camel.yaml", ", AnnualRevenue: \"much\"", "");
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(rows("SELECT Name, Website FROM Account"))
                .containsExactly(Map.of("Name", "Acme Corp", "Website", "acme.com"));
        assertThat(files()).isEmpty();
    }

    @Test
    void aPersonWhoOnlyWroteMailIsMadeOfTheFromHeaderAgain() {
        edit("contacts.camel.yaml", "Phone: .phone_numbers[0].number", STRICT_PHONE);
        mailbox(List.of(), List.of(message("m1", "new@other.com", "Hi"), message("m2", "old@other.com", "Hi")));
        sync();
        assertThat(values("kind")).containsExactlyInAnyOrder("contacts", "contacts", "emails", "emails");
        String id = org.insert("Contact", Map.of("LastName", "By Hand", "Email", "old@other.com"));
        restart();
        edit("contacts.camel.yaml", STRICT_PHONE, "Phone: .phone_numbers[0].number");
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("contacts").created()).isEqualTo(1);
        assertThat(report.kind("contacts").unchanged()).isEqualTo(1);
        assertThat(only("SELECT Name FROM Contact WHERE Id != '" + id + "'")).isEqualTo("Sarah Chen");
        assertThat(count("Task WHERE WhoId = '" + id + "'")).isEqualTo(1);
        assertThat(count("Task")).isEqualTo(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatARunWouldLeaveOutNowStaysAndIsTold() {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(), List.of(message("m1", "colleague@larkfieldinstruments.com", "odd"),
                message("m2", "x@y.org", "odd")));
        sync();
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        RunReport report = replay();
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry("sent by the own company", 1L));
        assertThat(count("Contact")).isEqualTo(1);
        assertThat(Summary.of(report)).contains("1 left it, 1 stay (1 left out, as said above)");
        assertThat(files()).hasSize(1);
    }

    @Test
    void theyGoToWhereTheRoutesSayNow() {
        syncWithTwins();
        restart();
        edit("emails.camel.yaml", "object: Task", "object: Event");
        edit("emails.camel.yaml", "ActivityDate: (.date | org_day)", "ActivityDateTime: .date, DurationInMinutes: 1");
        edit("emails.camel.yaml", "Status: \"Completed\",", "");
        edit("emails.camel.yaml", "Type: \"Email\",\n", "");
        edit("emails.camel.yaml", "TaskSubtype: \"Email\"", "Location: null");
        replay("PARENT_REFUSED", "ROLLED_BACK");
        assertThat(count("Event")).isEqualTo(1);
        assertThat(count("Task")).isZero();
        assertThat(values("kind")).doesNotContain("emails");
    }

    @Test
    void thousandsGoByIngestJobs() {
        set("load.stop-after-refusals", "0");
        edit("contacts.camel.yaml", "Phone: .phone_numbers[0].number", STRICT_PHONE);
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            contacts.add(contact("c" + i, "P", "Person " + i, "p" + i + "@company" + i % 7 + ".com"));
        }
        contacts.set(1_500, contact("c1500", "P", "Person", "not valid@company0.com"));
        mailbox(contacts, List.of());
        sync();
        assertThat(deadLetters()).hasSize(3_000);
        restart();
        edit("contacts.camel.yaml", STRICT_PHONE, "Phone: .phone_numbers[0].number");
        RunReport report = replay();
        assertThat(report.kind("contacts").created()).isEqualTo(2_999);
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(1);
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.path("code").asText()).isEqualTo("INVALID_EMAIL_ADDRESS");
            assertThat(letter.path("tries").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aMappingThatCannotWorkStopsTheReplayBeforeAnythingIsWritten() {
        syncWithTwins();
        String before = text(files().get(0));
        restart();
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: error(\"never works\")");
        assertThat(Reason.of(request("", false).getException())).contains("emails.camel.yaml").contains("never works");
        assertThat(text(files().get(0))).isEqualTo(before);
    }

    @Test
    void aDryRunForeseesWhatTheRecordStillLacks() {
        edit("contacts.camel.yaml", "LastName: (.surname // (.name | surname) // \"Unknown\")", "LastName: .surname");
        mailbox(List.of(contact("c1", "Sarah", "", "sarah@acme.com")), List.of());
        sync();
        assertThat(values("code")).containsExactly("REQUIRED_FIELD_MISSING");
        RunReport report = checked(request("", true));
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(Summary.of(report)).contains("0 would leave it, 1 would stay (1 refused again)");
        restart();
        edit("contacts.camel.yaml", "LastName: .surname", "LastName: (.surname // \"Unknown\")");
        report = checked(request("", true));
        assertThat(report.exitStatus()).isZero();
        assertThat(Summary.of(report)).contains("would create Contact {", "\"LastName\":\"Unknown\"", "1 would leave it");
    }

    @Test
    void whatWasCorrectedInItsLetterIsDoneForLaterRuns() throws IOException {
        mailbox(List.of(contact("c1", "Ivan", "Ek", "not an address")), List.of());
        sync();
        Path file = files().get(0);
        String original = text(file).replaceFirst("(.*\"original\":).*", "$1").strip();
        Files.writeString(file, original + text(file).strip().substring(original.length())
                .replace("not an address", "ivan@acme.com") + "\n");
        assertThat(replay().exitStatus()).isZero();
        assertThat(files()).isEmpty();
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("contacts").unchanged()).isOne();
        assertThat(only("SELECT Email FROM Contact")).isEqualTo("ivan@acme.com");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsSaidOfARefusedRecordIsTrueAlsoWhenItsLetterWasDeleted() throws IOException {
        mailbox(List.of(contact("c1", "Ivan", "Ek", "not an address")), List.of());
        sync();
        Files.delete(files().get(0));
        RunReport report = sync();
        assertThat(report.kind("contacts").skipped()).containsEntry("refused before, and the same since", 1L);
        assertThat(Summary.of(report)).doesNotContain("dead letter");
        assertThat(syncSince("full").kind("contacts").deadLettered()).containsOnlyKeys("INVALID_EMAIL_ADDRESS");
        assertThat(files()).hasSize(1);
    }
}
