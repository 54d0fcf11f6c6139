package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What arrives leaves its file, what does not stays, and everything else in the file is left alone. */
class ReplayFilesTest extends ReplayRoutesTest {

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
        assertThat(report.kinds()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
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
        String ivan = text(files().get(0)).lines().filter(line -> line.contains("Ivan")).findFirst().orElseThrow();
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
        assertThat(plan.kind("emails").created()).isEqualTo(1);
        assertThat(Summary.of(plan)).contains("nothing was written").contains("would leave it, 0 would stay")
                .contains("would create Task").doesNotContain("gone");
        assertThat(text(files().get(0))).isEqualTo(before);
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void linesThatAreNoDeadLettersStayAndAreTold() {
        org.delete(syncWithTwins().get(1));
        String foreign = "{\"mailbox\":\"x\",\"kind\":\"calendar\",\"code\":\"X\",\"original\":{}}";
        Path file = append("{\"half\": \n\nnot json \u00e9\n" + foreign);
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(count("Task")).isEqualTo(1);
        assertThat(text(file)).isEqualTo("{\"half\": \nnot json \u00e9\n" + foreign + "\n");
        assertThat(Summary.of(report)).contains(file + ", line 4 stays as it is: it is no valid JSON")
                .contains("line 7 stays as it is: its kind \"calendar\" is none of contacts, emails, accounts");
        assertThat(Reason.of(request("", false).getException())).contains("no dead letter to send again")
                .contains("line 1");
    }

    @Test
    void aRefusedRecordThatNoLetterStandsForBecomesOne() throws IOException {
        edit("emails.camel.yaml", "Status: \"Completed\"", STRICT_STATUS);
        mailbox(List.of(), List.of(message("m1", "a b@other.com", "odd")));
        sync();
        assertThat(values("kind")).containsExactly("emails");
        Files.writeString(files().get(0), text(files().get(0)).strip());
        restart();
        edit("emails.camel.yaml", STRICT_STATUS, "Status: \"Completed\"");
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(values("kind")).containsExactly("emails", "accounts", "contacts");
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
        syncSince("full");
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
        append(text(files().get(0)).strip().replace(mailbox, "grant-2").replace("m1", "m9")
                .replace("acme.com", "x.org"));
        RunReport report = checked(request(files().get(0).toString(), false));
        assertThat(report.exitStatus()).isZero();
        assertThat(report.mailboxes()).hasSize(2);
        assertThat(count("Task")).isEqualTo(2);
        assertThat(report.letters()).singleElement().satisfies(file -> assertThat(file.gone()).isTrue());
        assertThat(files()).isEmpty();
    }

    @Test
    void lettersThatTheRunDidNotReachStayAsTheyAre() {
        set("salesforce.retries", "0");
        org.delete(syncWithTwins().get(1));
        String before = text(files().get(0));
        org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE).on("POST", ".*/composite/graph"));
        RunReport report = checked(request("", false));
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(text(files().get(0))).isEqualTo(before);
        org.faults().clear();
        assertThat(replay().exitStatus()).isZero();
        assertThat(files()).isEmpty();
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
