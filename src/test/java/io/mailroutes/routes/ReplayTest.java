package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.StageReport;
import io.mailroutes.report.Summary;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Dead letters are sent again: what arrives leaves its file, what does not stays, and nothing is written twice. */
class ReplayTest extends RoutesTest {

    private static final String STRICT_STATUS =
            "Status: (if .subject == \"odd\" then error(\"no status for this\") else \"Completed\" end)";

    private static final String STRICT_PHONE =
            "Phone: (if .id == \"sample-contact\" then null else error(\"no phone\") end)";

    private Path letters;

    @BeforeEach
    void folder() {
        letters = folder.resolve("dead-letter");
    }

    private Exchange request(String file, boolean dryRun, String... only) {
        start();
        return template.request("direct:replay", exchange -> {
            exchange.setProperty("file", file);
            exchange.setProperty("dryRun", dryRun);
            exchange.setProperty("only", List.of(only));
        });
    }

    private RunReport replay(String... only) {
        return checked(request("", false, only));
    }

    private static RunReport checked(Exchange run) {
        if (run.getException() != null) {
            throw new AssertionError(run.getException());
        }
        RunReport report = run.getMessage().getBody(RunReport.class);
        assertThat(report.addsUp()).as("%s", report.stages().stream().map(StageReport::equation).toList()).isTrue();
        return report;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(letters)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path append(String line) {
        try {
            Path file = files().get(0);
            return Files.writeString(file, text(file) + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long writes() {
        return org.callLog().stream().filter(call -> !"GET".equals(call.method()) && !call.path().contains("oauth2")).count();
    }

    private List<String> values(String field) {
        return deadLetters().stream().map(letter -> letter.path(field).asText()).toList();
    }

    /** Two contacts of one address in the org, so that the mailbox's contact and its message are refused. */
    private List<String> twins() {
        return List.of(org.insert("Contact", Map.of("LastName", "One", "Email", "sarah@acme.com")),
                org.insert("Contact", Map.of("LastName", "Two", "Email", "sarah@acme.com")));
    }

    private List<String> syncWithTwins() {
        List<String> twins = twins();
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        assertThat(values("stage")).contains("contacts", "emails");
        return twins;
    }

    @Test
    void whatWasRefusedArrivesOnceTheOrgIsPutRight() {
        org.delete(syncWithTwins().get(1));
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.stage("accounts").read()).isEqualTo(1);
        assertThat(only("SELECT Who.Name FROM Task")).isEqualTo("Sarah One");
        assertThat(files()).isEmpty();
        assertThat(Summary.of(report)).contains("left it, 0 stay; the file is empty and gone");
    }

    @Test
    void whatCouldNotBeMappedArrivesOnceTheMappingIsPutRight() {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "odd"),
                message("m2", "sarah@acme.com", "fine"), message("m3", "new@other.com", "odd")));
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
        edit("contacts.camel.yaml", "LastName: (.surname // \"Unknown\")", "LastName: (if .id == \"c1\" then error(\"broken by hand\") else \"Unknown\" end)");
        RunReport report = replay();
        assertThat(report.stage("contacts").deadLettered()).containsOnlyKeys("MAPPING_FAILED");
        assertThat(deadLetters()).filteredOn(letter -> "contacts".equals(letter.path("stage").asText())).singleElement()
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
    void replayingTwiceWritesNothingTwice() throws IOException {
        org.delete(syncWithTwins().get(1));
        Path file = files().get(0);
        String before = text(file);
        replay();
        long writes = writes();
        // As after a kill before the file was brought up to date.
        Files.writeString(file, before);
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.stages()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
        assertThat(writes()).isEqualTo(writes);
        assertThat(count("Task")).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void onlyLettersOfTheCodesGivenAreSent() {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"), contact("c2", "Ivan", "Invalid", "nope")),
                List.of(message("m1", "sarah@acme.com", "odd")));
        sync();
        String ivan = Stream.of(text(files().get(0)).split("\n")).filter(line -> line.contains("Ivan")).findFirst().orElseThrow();
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        assertThat(replay("MAPPING_FAILED", "OTHER").exitStatus()).isZero();
        assertThat(text(files().get(0))).isEqualTo(ivan + "\n");
        assertThat(count("Task")).isEqualTo(1);
        assertThat(Reason.of(request("", false, "MAPPING_FAILED").getException()))
                .contains("--only").contains("choose among INVALID_EMAIL_ADDRESS (1)");
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        org.delete(syncWithTwins().get(1));
        String before = text(files().get(0));
        long writes = writes();
        RunReport plan = checked(request("", true));
        assertThat(plan.stage("emails").created()).isEqualTo(1);
        assertThat(Summary.of(plan)).contains("nothing was written").contains("would leave it, 0 would stay")
                .contains("would create Task").doesNotContain("gone");
        assertThat(text(files().get(0))).isEqualTo(before);
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void linesThatAreNoDeadLettersStayAndAreTold() {
        org.delete(syncWithTwins().get(1));
        Path file = append("{\"half\": \n\nnot json \u00e9\n{\"mailbox\":\"x\",\"stage\":\"calendar\",\"code\":\"X\"}");
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(count("Task")).isEqualTo(1);
        assertThat(text(file)).isEqualTo("{\"half\": \nnot json \u00e9\n{\"mailbox\":\"x\",\"stage\":\"calendar\",\"code\":\"X\"}\n");
        assertThat(Summary.of(report)).contains(file + ", line 4 stays as it is: it is no valid JSON")
                .contains("line 7 stays as it is: its stage \"calendar\" is none of accounts, contacts, emails");
        assertThat(Reason.of(request("", false).getException())).contains("no dead letter to send again").contains("line 1");
    }

    @Test
    void anAccountIsMadeOfItsCompanyAgain() {
        edit("accounts.camel.yaml", "Website: .domain", "Website: .domain,\n                    AnnualRevenue: \"much\"");
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put("company_name", "Acme Corp");
        mailbox(List.of(sarah), List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        assertThat(deadLetters()).filteredOn(letter -> "accounts".equals(letter.path("stage").asText())).singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("original").path("domain").asText()).isEqualTo("acme.com");
                    assertThat(letter.path("original").path("company_name").asText()).isEqualTo("Acme Corp");
                });
        restart();
        edit("accounts.camel.yaml", ",\n                    AnnualRevenue: \"much\"", "");
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
        assertThat(values("stage")).containsExactlyInAnyOrder("contacts", "contacts", "emails", "emails");
        String id = org.insert("Contact", Map.of("LastName", "By Hand", "Email", "old@other.com"));
        restart();
        edit("contacts.camel.yaml", STRICT_PHONE, "Phone: .phone_numbers[0].number");
        RunReport report = replay();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.stage("contacts").created()).isEqualTo(1);
        assertThat(report.stage("contacts").unchanged()).isEqualTo(1);
        assertThat(rows("SELECT Name FROM Contact WHERE Id != '" + id + "'")).containsExactly(Map.of("Name", "Sarah Chen"));
        assertThat(count("Task WHERE WhoId = '" + id + "'")).isEqualTo(1);
        assertThat(count("Task")).isEqualTo(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void aRefusedRecordThatNoLetterStandsForBecomesOne() throws IOException {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(), List.of(message("m1", "a b@other.com", "odd")));
        sync();
        assertThat(values("stage")).containsExactly("emails");
        Files.writeString(files().get(0), text(files().get(0)).strip());
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(values("stage")).containsExactly("emails", "accounts", "contacts");
        assertThat(values("tries")).containsExactly("1", "", "");
        assertThat(Summary.of(report)).contains("2 new, of records that these need");
        replay();
        assertThat(values("tries")).containsExactly("2", "1", "1");
        assertThat(files()).hasSize(1);
    }

    @Test
    void theSameRecordInTwoFilesIsOneAndLeavesBoth() {
        List<String> twins = syncWithTwins();
        start();
        template.request("direct:sync", exchange -> exchange.setProperty("since", "full"));
        assertThat(files()).hasSize(2);
        replay();
        assertThat(values("tries")).containsOnly("1");
        org.delete(twins.get(1));
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Task")).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void oneFileMayHoldLettersOfSeveralMailboxes() {
        org.delete(syncWithTwins().get(1));
        String mailbox = values("mailbox").get(0);
        append(text(files().get(0)).strip().replace(mailbox, "grant-2").replace("m1", "m9").replace("acme.com", "x.org"));
        RunReport report = checked(request(files().get(0).toString(), false));
        assertThat(report.exitStatus()).isZero();
        assertThat(report.mailboxes()).hasSize(2);
        assertThat(count("Task")).isEqualTo(2);
        assertThat(report.letters()).singleElement().satisfies(file -> assertThat(file.gone()).isTrue());
        assertThat(files()).isEmpty();
    }

    @Test
    void whatARunWouldSkipNowLeavesWithoutBeingWritten() {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(), List.of(message("m1", "colleague@larkfieldinstruments.com", "odd"), message("m2", "x@y.org", "odd")));
        sync();
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        RunReport report = replay();
        assertThat(report.stage("emails").skipped()).containsOnly(Map.entry("sent by the own company", 1L));
        assertThat(count("Contact")).isEqualTo(1);
        assertThat(Summary.of(report)).contains("2 left it, 1 of them skipped");
        assertThat(files()).isEmpty();
    }

    @Test
    void lettersThatTheRunDidNotReachStayAsTheyAre() {
        set("salesforce.retries", "0");
        org.delete(syncWithTwins().get(1));
        String before = text(files().get(0));
        org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE).on("POST", ".*/composite/graph"));
        RunReport report = checked(request("", false));
        assertThat(report.exitStatus()).isEqualTo(1);
        assertThat(text(files().get(0))).isEqualTo(before);
        org.faults().clear();
        assertThat(replay().exitStatus()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void theyGoToWhereTheRoutesSayNow() {
        syncWithTwins();
        restart();
        edit("emails.camel.yaml", "object: Task", "object: Event");
        edit("emails.camel.yaml", "ActivityDate: (.date | org_day)", "ActivityDateTime: .date, DurationInMinutes: 1");
        edit("emails.camel.yaml", "Status: \"Completed\",", "");
        edit("emails.camel.yaml", "Type: \"Email\",", "");
        edit("emails.camel.yaml", "TaskSubtype: \"Email\",", "");
        replay("PARENT_REFUSED", "ROLLED_BACK");
        assertThat(count("Event")).isEqualTo(1);
        assertThat(count("Task")).isZero();
        assertThat(values("stage")).doesNotContain("emails");
    }

    @Test
    void thousandsGoByIngestJobs() {
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
        assertThat(report.stage("contacts").created()).isEqualTo(2_999);
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
    void aFileThatIsNotThereIsNamed() {
        assertThat(Reason.of(request(folder.resolve("none.jsonl").toString(), false).getException()))
                .contains("There is no file").contains("none.jsonl");
        assertThat(Reason.of(request("", false).getException())).contains("no dead letter to send again");
    }

    @Test
    void theFileIsForItsOwnerOnlyAndNothingIsLeftBeside() throws IOException {
        syncWithTwins();
        replay();
        assertThat(files()).singleElement().satisfies(file -> assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        Files.writeString(letters.resolve("killed.jsonl.rewrite"), "half a let");
        replay();
        assertThat(files()).singleElement().satisfies(file -> assertThat(file.toString()).endsWith(".jsonl"));
    }
}
