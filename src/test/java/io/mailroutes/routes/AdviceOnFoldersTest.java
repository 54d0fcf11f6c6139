package io.mailroutes.routes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.mailroutes.command.Checks;
import io.mailroutes.report.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to do about folders, files and the clock helps: one cannot be used, the advice is followed, and a run works. */
class AdviceOnFoldersTest extends ReplayRoutesTest {

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    private Path file(String name) {
        try {
            return Files.writeString(Files.createDirectories(folder.resolve(name).getParent()).resolve(name.replaceFirst(".*/", "")),
                    "no folder");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void arrives() {
        restart();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isOne();
        assertThat(count("Task")).isOne();
    }

    private static String said(String reason) {
        assertThat(reason).containsOnlyOnce(" To do: ").doesNotContain("Exception", "\tat ", "null");
        return reason;
    }

    @ParameterizedTest
    @CsvSource({"state.folder", "dead-letter.folder"})
    void aFolderThatIsAFileIsToldAndAnotherOneHelps(String key) {
        set(key, file("taken"));
        assertThat(said(syncFails())).contains(key + ", " + folder.resolve("taken")).containsPattern(
                "(is a file|Not a directory)\\. To do: make it a folder that this user can write");
        assertThat(writes()).isZero();
        set(key, folder.resolve("other"));
        arrives();
    }

    @ParameterizedTest
    @CsvSource({"state.folder, state", "dead-letter.folder, dead letters"})
    void checkTellsTheSame(String key, String line) {
        set(key, file("taken"));
        assertThat(check()).containsPattern("WRONG " + line + " .*" + key + ".* is a file. To do: ").doesNotContain("Exception");
        restart();
        set(key, folder.resolve("other"));
        assertThat(check()).doesNotContain("WRONG");
    }

    private String check() {
        start();
        StringWriter printed = new StringWriter();
        new Checks(context, new PrintWriter(printed)).run();
        return printed.toString();
    }

    @Test
    void aFileInThePlaceOfTheRunsFoldersIsToldAndTakingItAwayHelps() throws IOException {
        Path runs = file("state/runs");
        assertThat(said(syncFails())).contains("state.folder, " + folder.resolve("state"), runs + " is a file",
                "To do: make it a folder that this user can write, with all that is in it");
        Files.delete(runs);
        arrives();
    }

    @ParameterizedTest
    @CsvSource({"state.folder", "dead-letter.folder"})
    void aFolderInWhichNothingCanBeMadeIsToldAndAnotherOneHelps(String key) {
        set(key, "/proc/self/fdinfo");
        assertThat(said(syncFails())).contains(key + ", /proc/self/fdinfo", "To do: make it a folder that this user can write");
        set(key, folder.resolve("other"));
        arrives();
    }

    @Test
    void aLedgerThatIsDamagedIsToldAndABackupOfItHelps() throws IOException {
        sync();
        restart();
        Path ledger = folder.resolve("state/ledger.mv.db");
        byte[] backup = Files.readAllBytes(ledger);
        Files.writeString(ledger, "no ledger".repeat(9000));
        assertThat(said(syncFails())).contains("Cannot open the ledger in " + folder.resolve("state"),
                "put a backup of ledger.mv.db in its place");
        Files.write(ledger, backup);
        arrives();
    }

    @Test
    void anotherDatabaseThanOneIsToldAndTheRightOneHelps() {
        set("ledger.url", "jdbc:postgresql://localhost:9/ledger?password=secret");
        assertThat(said(syncFails())).contains("Cannot open the ledger at jdbc:postgresql://localhost:9/ledger",
                "To do: check ledger.url, ledger.user and ledger.password").doesNotContain("secret");
        set("ledger.url", "");
        arrives();
    }

    @Test
    void deadLettersThatAreInAFolderAreToldAndNamingAFileHelps() throws IOException {
        twins();
        sync();
        org.delete(org.query("SELECT Id FROM Contact LIMIT 1").get(0).get("Id").toString());
        Path letters = files().get(0);
        Path kept = Files.move(letters, folder.resolve("kept.jsonl"));
        Files.createDirectory(letters);
        assertThat(said(Reason.of(request("", false).getException()))).contains("Cannot read the dead letters of " + letters,
                "To do: make it readable for this user, or name another file");
        assertThat(said(Reason.of(request(folder.resolve("none.jsonl").toString(), false).getException())))
                .contains("There is no file " + folder.resolve("none.jsonl"), "To do: name one, or none for all");
        assertThat(checked(request(kept.toString(), false)).exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }

    @Test
    void aClockThatWasWrongBeforeIsToldAndReadingFromADayOnceHelps() {
        sync();
        changeLedger("UPDATE watermark SET mail_until = '2099-01-01 00:00:00'");
        assertThat(said(mailboxFailure())).contains("This machine's clock says", "To do: correct the clock",
                "where it is right, and was wrong then, run sync once with --since and a day before that");
        assertThat(syncSince("2026-01-01").exitStatus()).isZero();
        arrives();
    }
}
