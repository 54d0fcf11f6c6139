package io.mailroutes.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.Grant;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands as a scheduler or a person calls them: what they print, and their exit status. */
class CommandsTest {

    @TempDir
    private Path folder;
    private LocalOrg org;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void startOrg() {
        org = LocalOrg.builder().start();
    }

    @AfterEach
    void stopOrg() {
        org.close();
    }

    private static Map<String, Object> contact(String email) {
        return Map.of("id", email, "surname", "Chen", "emails", List.of(Map.of("email", email)));
    }

    private int execute(String command, Map<String, Object> contact, String... more) {
        Path nylas = install(LocalMailbox.of(List.of(contact), List.of()));
        List<String> arguments = new ArrayList<>(List.of(command, "--properties", properties(nylas).toString()));
        arguments.addAll(List.of(more));
        CommandLine line = Commands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments.toArray(String[]::new));
    }

    private Path install(LocalMailbox mailbox) {
        try {
            return mailbox.serve(folder.resolve("mailbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path properties(Path nylas) {
        try {
            return Files.writeString(folder.resolve("application.properties"), """
                    nylas.command=%s
                    salesforce.login-url=%s
                    salesforce.client-id=%s
                    salesforce.client-secret=%s
                    state.folder=%s
                    dead-letter.folder=%s
                    """.formatted(nylas, org.url(), org.clientId(), org.clientSecret(), folder.resolve("state"),
                    folder.resolve("dead-letter")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void checkTellsThatAllIsWellAndWritesNothing() {
        assertThat(execute("check", contact("sarah@acme.com"))).isZero();
        assertThat(out.toString()).contains("ok    nylas").contains("dana.fox@larkfieldinstruments.com").contains("ok    log-in")
                .contains("Contact (upsert by Email) Task (create)").contains("days are told in UTC")
                .contains("API calls left today").doesNotContain("WRONG");
        assertThat(org.callLog()).allSatisfy(call -> assertThat(call.method() + call.path())
                .matches("GET.*|POST/services/oauth2/token"));
    }

    @Test
    void checkTellsWhatIsWrongAndGoesOn() {
        int status = execute("check", contact("sarah@acme.com"), "--set", "nylas.command=no-such-nylas",
                "--set", "salesforce.client-secret=wrong");
        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG nylas").contains("install it").contains("WRONG log-in")
                .contains("SF_CLIENT_SECRET").contains("ok    state");
    }

    @Test
    void aWrongValueIsToldWithThePlaceWhereItStands() throws IOException {
        assertThat(execute("check", contact("sarah@acme.com"), "--set", "mail.limit=many")).isEqualTo(1);
        assertThat(err.toString()).contains("mail.limit is \"many\" but takes").contains("To do: correct it in --set.")
                .doesNotContain("application.properties");
        Path mine = Files.writeString(folder.resolve("mine.properties"), "mail.limit=many\nsalesforce.retries=some\n");
        assertThat(plain("check", "--properties", mine.toString(), "--set", "mail.limit=7")).isEqualTo(1);
        assertThat(err.toString()).contains("salesforce.retries is \"some\"").containsOnlyOnce("mail.limit")
                .contains("To do: correct it in " + mine + ".");
    }

    @Test
    void aWrongValueOfTheEnvironmentIsToldWithItsVariable() throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "io.mailroutes.Mailroutes", "check", "--properties",
                Files.createFile(folder.resolve("application.properties")).toString()).redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        program.environment().putAll(Map.of("MAIL_LIMIT", "many", "SF_INSTANCE", "my org"));
        assertThat(program.start().waitFor()).isEqualTo(1);
        assertThat(printed).content().contains("To do: correct it in the environment, in MAIL_LIMIT.",
                "To do: correct it in the environment, in SF_INSTANCE.").doesNotContain("\tat ");
    }

    @Test
    void checkTellsOfAGrantThatTheCliDoesNotKnow() {
        assertThat(execute("check", contact("sarah@acme.com"), "--set", "nylas.grants=no-such-grant")).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG mailboxes").contains("does not know the grant no-such-grant")
                .contains("nylas.grants").contains("mailbox.address");
    }

    @Test
    void aMailboxThatNylasNoMoreReadsIsToldAndLoggingInAgainHelps() {
        for (String status : List.of("invalid", "valid")) {
            Grant grant = new Grant("g1", "dana.fox@larkfieldinstruments.com", "google", status);
            Path nylas = install(LocalMailbox.none().and(grant, List.of(contact("sarah@acme.com")), List.of()));
            int exit = plain("check", "--properties", properties(nylas).toString());
            assertThat(exit).as(out.toString()).isEqualTo(status.equals("valid") ? 0 : 1);
        }
        assertThat(out.toString()).contains("WRONG mailboxes", "the mailbox dana.fox@larkfieldinstruments.com is invalid at Nylas",
                "To do: log in again with `nylas auth login`");
    }

    @Test
    void aDayThatIsNoneIsToldWithWhatToWrite() {
        assertThat(execute("sync", contact("sarah@acme.com"), "--since", "yesterday")).isNotZero();
        assertThat(err.toString()).contains("yesterday").contains("2026-03-31").doesNotContain("\tat ");
    }

    @Test
    void syncEndsWith0WhenAllIsDone() {
        assertThat(execute("sync", contact("sarah@acme.com"))).isZero();
        assertThat(out.toString()).contains("contacts  1 = 1 created + 0 updated").contains("API calls");
    }

    @Test
    void syncEndsWith2WhenThereAreDeadLetters() {
        assertThat(execute("sync", contact("not an address"))).isEqualTo(2);
        assertThat(out.toString()).contains("dead-lettered: INVALID_EMAIL_ADDRESS 1");
    }

    @Test
    void replaySendsDeadLettersAgainAndTellsByFileWhatBecameOfThem() throws IOException {
        execute("sync", contact("not an address"));
        assertThat(execute("replay", contact("unused"), "--set", "nylas.command=no-such-nylas")).isEqualTo(2);
        assertThat(out.toString()).contains(".jsonl: 0 left it, 1 stay (1 refused again)");
        Path letter;
        try (Stream<Path> files = Files.list(folder.resolve("dead-letter"))) {
            letter = files.findFirst().orElseThrow();
        }
        Files.writeString(letter, Files.readString(letter).replace("not an address", "sarah@acme.com"));
        assertThat(execute("replay", contact("unused"), letter.toString(), "--only", "NO_SUCH")).isEqualTo(1);
        assertThat(err.toString()).contains("INVALID_EMAIL_ADDRESS (1)").doesNotContain("\tat ");
        assertThat(execute("replay", contact("unused"), letter.toString(), "--dry-run")).isZero();
        assertThat(out.toString()).contains("1 would leave it");
        assertThat(execute("replay", contact("unused"), letter.toString())).isZero();
        assertThat(out.toString()).contains("1 left it, 0 stay; the file is empty and gone");
        assertThat(letter).doesNotExist();
        assertThat(execute("replay", contact("unused"))).isEqualTo(1);
        assertThat(err.toString()).contains("no dead letter to send again");
    }

    @Test
    void syncEndsWith1WhenItCouldNotRun() {
        assertThat(execute("sync", contact("sarah@acme.com"), "--set", "salesforce.client-secret=wrong")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot log in to Salesforce").doesNotContain("\tat ");
    }

    @Test
    void aDryRunSaysSo() {
        assertThat(execute("sync", contact("sarah@acme.com"), "--dry-run")).isZero();
        assertThat(out.toString()).contains("nothing was written").contains("would create Contact");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isZero();
    }

    @Test
    void aMissingRoutesFolderIsNamed() {
        assertThat(execute("sync", contact("sarah@acme.com"), "--routes", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no folder").contains("--routes");
    }

    @Test
    void aMistypedSettingStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.properties"), "contacts.limt=5\n");
        CommandLine line = Commands.line().setErr(new PrintWriter(err, true));
        assertThat(line.execute("sync", "--properties", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("contacts.limt").contains("did you mean contacts.limit?");
    }

    @Test
    void aMistypedSettingOfTheCommandLineStopsTheStart() {
        assertThat(execute("sync", contact("sarah@acme.com"), "--set", "mail.limt=3")).isEqualTo(1);
        assertThat(err.toString()).contains("--set sets mail.limt").contains("did you mean mail.limit?");
        assertThat(execute("sync", contact("sarah@acme.com"), "--set", "salesforce.timeout=abc")).isEqualTo(1);
        assertThat(err.toString()).contains("salesforce.timeout is \"abc\" but takes a duration");
        assertThat(execute("sync", contact("sarah@acme.com"), "--set", "mail.limit=abc")).isEqualTo(1);
        assertThat(err.toString()).contains("mail.limit is \"abc\" but takes a whole number");
    }

    @Test
    void workEndsWith1WhenNobodyElseCanPutAnythingOnTheQueue() {
        assertThat(execute("work", contact("sarah@acme.com"))).isEqualTo(1);
        assertThat(err.toString()).contains("mailbox.queue is direct:mailroutes-mailbox").contains("To do: ");
    }

    @Test
    void helpAndVersionAreThere() {
        CommandLine line = Commands.line().setOut(new PrintWriter(out, true));
        assertThat(line.execute("--help")).isZero();
        assertThat(line.execute("--version")).isZero();
        assertThat(line.execute("sync", "--help")).isZero();
        assertThat(out.toString()).contains("check").contains("schedule").contains("replay").contains("--dry-run")
                .contains("Exit status").contains("mailroutes");
    }

    @Test
    void anUnknownOptionEndsWith1() {
        CommandLine line = Commands.line().setErr(new PrintWriter(err, true));
        assertThat(line.execute("sync", "--dryrun")).isEqualTo(1);
        assertThat(err.toString()).contains("--dryrun");
    }

    private int plain(String... arguments) {
        return Commands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void aFileOfSettingsThatCannotBeReadIsNamedWithWhatToDo() throws IOException {
        assertThat(plain("check", "--properties", folder.toString())).isEqualTo(1);
        assertThat(plain("check", "--properties", folder.resolve("none").toString())).isEqualTo(1);
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', '=', (byte) 0xe9});
        assertThat(plain("check", "--properties", latin.toString())).isEqualTo(1);
        Path escape = Files.writeString(folder.resolve("escape"), "nylas.command=C:\\users\\nylas");
        assertThat(plain("check", "--properties", escape.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(4).allSatisfy(line -> assertThat(line).contains(" To do: "));
        assertThat(err.toString()).contains(folder + " is a folder", "There is no file " + folder.resolve("none"),
                latin + " has signs that are not UTF-8", "Cannot read " + escape);
    }

    @Test
    void workWithoutASharedQueueIsToldWhatToSet() {
        assertThat(execute("work", contact("sarah@acme.com"))).isEqualTo(1);
        assertThat(err.toString()).contains("on which no other process can put mailboxes. To do: set it to a queue");
    }

    @Test
    void aBodyThatIsNotThereIsNamed() {
        assertThat(plain("run", "leads", "--body", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no file " + folder.resolve("none.csv"), "To do: correct --body.");
    }

    @Test
    void aDayThatIsNoneIsNamed() {
        assertThat(plain("sync", "--since", "yesterday")).isEqualTo(1);
        assertThat(err.toString()).contains("'--since'", "\"yesterday\" is no day. To do: write one as in 2026-03-31")
                .doesNotContain("java.time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every hour", "0 0 99 * * ?", "0 0/30 * * *", "0 0 0 1 1 ? 1999", "0 0 0 31 2 ?"})
    void aScheduleThatNeverComesIsNamed(String cron) {
        assertThat(execute("schedule", contact("sarah@acme.com"), "--set", "schedule.cron=" + cron)).isEqualTo(1);
        assertThat(err.toString()).contains("schedule.cron is \"" + cron + "\"", " To do: ");
    }

    @Test
    void whatWaitsFromEarlierRunsIsToldAndListedByReason() {
        execute("sync", contact("not an address"));
        assertThat(out.toString()).doesNotContain("earlier runs");
        assertThat(plain("replay", "--list", "--properties", folder.resolve("application.properties").toString())).isZero();
        assertThat(out.toString()).contains("INVALID_EMAIL_ADDRESS 1 (contacts)", "as in: ", ".jsonl");
        execute("sync", contact("sarah@acme.com"));
        assertThat(out.toString()).contains("dead letters of earlier runs that wait: ", "\"replay --list\" tells why");
    }
}
