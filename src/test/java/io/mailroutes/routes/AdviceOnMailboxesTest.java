package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import io.mailroutes.LoggedLines;
import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to do about the Nylas CLI and its mailboxes helps: it goes wrong, the advice is followed, and mail arrives. */
class AdviceOnMailboxesTest extends RoutesTest {

    private static final List<Map<String, Object>> CONTACTS = List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
    private static final List<Map<String, Object>> MESSAGES = List.of(message("m1", "sarah@acme.com", "Hi"));

    @BeforeEach
    void allIsWell() {
        mailbox(CONTACTS, MESSAGES);
    }

    private void arrives() {
        restart();
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.mailboxes()).allSatisfy(mailbox -> assertThat(mailbox.warnings()).isEmpty());
        assertThat(count("Task WHERE WhoId != null")).isOne();
    }

    /** A CLI that knows its grants, and does this when it is to print contacts. */
    private void cli(String contacts) throws IOException {
        Path nylas = Files.writeString(folder.resolve("nylas"), """
                #!/bin/sh
                case "$1 $2" in
                  auth*) echo '[{"id":"g","email":"dana.fox@larkfieldinstruments.com","status":"valid","is_default":true}]' ;;
                  contacts*) %s ;;
                  *) echo '[]' ;;
                esac
                """.formatted(contacts));
        Files.setPosixFilePermissions(nylas, PosixFilePermissions.fromString("rwx------"));
        set("nylas.command", nylas);
    }

    private static String error(String words, String code) {
        return "printf '✗ Error: " + words + "\\n  Code: " + code + "\\n' >&2; exit 1";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "not configured                     | E001 | run `nylas init`, or set NYLAS_API_KEY and NYLAS_GRANT_ID.",
        "API key not configured             | E006 | run `nylas init`, or set NYLAS_API_KEY and NYLAS_GRANT_ID.",
        "No grant ID provided. Run it       | E006 | choose a grant with `nylas auth switch`, or set nylas.grants.",
        "unauthorized                       | E002 | run `nylas auth login` for this mailbox, or check NYLAS_API_KEY.",
        "connection refused                 | E003 | check the network between this machine and the Nylas API",
        "grant not found                    | E004 | check the grant in nylas.grants against `nylas auth list`.",
        "forbidden                          | E005 | allow the grant to read contacts and mail",
        "invalid value \"x\" for flag       | E006 | check the command in the route against `nylas --help`.",
        "too many requests                  | E007 | the mailbox's provider asks to slow down: run again later.",
        "internal error                     | E008 | run again later."})
    void whatTheCliSaysIsToldInItsWordsWithWhatToDo(String words, String code, String advice) throws IOException {
        cli(error(words, code));
        assertThat(mailboxFailure()).contains("contacts list", words, "(" + code + "). To do: ").contains(advice);
        cli("echo '" + "[{\"id\":\"c1\",\"surname\":\"Chen\",\"emails\":[{\"email\":\"sarah@acme.com\"}]}]'");
        restart();
        assertThat(sync().kind("contacts").created()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "echo '[{\"id\":'                        | incomplete or invalid export         | run again",
        "echo '[{\"id\":\"c\"},'                 | incomplete or invalid export         | run again",
        "echo 'New version: 4.0'                 | an invalid export, \"New version: 4.0\" | run it by hand",
        "true                                    | printed nothing where a JSON array   | run it by hand",
        "exit 7                                  | status 7: it gave no reason          | run the command by hand",
        "sleep 9                                 | was stopped after 1 s                | raise nylas.timeout, or lower the limit "
                + "(contacts.limit, mail.limit"})
    void whatIsNoExportIsToldWithWhatToDo(String contacts, String told, String advice) throws IOException {
        set("nylas.timeout", "1s");
        cli(contacts);
        assertThat(mailboxFailure()).contains("`nylas contacts list", told, "To do: ").contains(advice);
        assertThat(count("Contact")).isZero();
        set("nylas.timeout", "1m");
        cli("echo '" + "[{\"id\":\"c1\",\"surname\":\"Chen\",\"emails\":[{\"email\":\"sarah@acme.com\"}]}]'");
        restart();
        assertThat(sync().kind("contacts").created()).isOne();
    }

    @Test
    void aCliThatIsNotInstalledIsToldAndItsPathHelps() {
        String nylas = settings.getProperty("nylas.command");
        set("nylas.command", "no-such-nylas");
        assertThat(syncFails()).startsWith("Cannot run the Nylas CLI as `no-such-nylas`: ")
                .contains("To do: install it (https://cli.nylas.com) or set nylas.command to its path.");
        set("nylas.command", nylas);
        arrives();
    }

    @Test
    void aListOfGrantsThatIsNoneIsToldWithWhatToDo() throws IOException {
        String nylas = settings.getProperty("nylas.command");
        cli("true");
        Files.writeString(Path.of(settings.getProperty("nylas.command")), "#!/bin/sh\necho '[{\"id\": oops}]'\n");
        assertThat(syncFails()).contains("`nylas auth list --json` printed something that is not JSON", "To do: run it by hand");
        set("nylas.command", nylas);
        arrives();
    }

    @Test
    void aGrantThatIsNotKnownIsToldAndTheRightOneHelps() {
        set("nylas.grants", "no-such-grant");
        assertThat(mailboxFailure()).contains("(E004). To do: check the grant in nylas.grants against `nylas auth list`");
        set("nylas.grants", LocalMailbox.GRANT.id());
        arrives();
    }

    @Test
    void nobodyWhoLoggedInIsToldAndLoggingInHelps() {
        mailbox(LocalMailbox.none());
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(1);
        assertThat(report.mailboxes().get(0).failure()).contains("To do: log in with `nylas auth login`, choose a grant");
        mailbox(CONTACTS, MESSAGES);
        arrives();
    }

    @Test
    void noApiKeyIsToldAndHavingOneHelps() {
        mailbox(LocalMailbox.of(CONTACTS, MESSAGES).withFault(Fault.NO_API_KEY));
        assertThat(mailboxFailure()).contains("To do: run `nylas init`, or set NYLAS_API_KEY");
        mailbox(CONTACTS, MESSAGES);
        arrives();
    }

    @Test
    void noDefaultGrantIsToldAndNamingOneHelps() throws IOException {
        mailbox(LocalMailbox.none());
        String nobody = Files.readString(Path.of(settings.getProperty("nylas.command")));
        // The CLI of somebody who has grants, and has not said which is the default.
        Files.writeString(Path.of(settings.getProperty("nylas.command")), "#!/bin/bash\n"
                + "[ \"$1 $2\" = 'auth list' ] && echo '[{\"id\":\"g\",\"email\":\"a@b.com\",\"status\":\"valid\"}]' && exit 0\n" + nobody);
        try (LoggedLines logged = new LoggedLines()) {
            syncAnyhow();
            assertThat(logged.text()).contains("the CLI has no default grant. To do: choose one with `nylas auth switch`, or "
                    + "set nylas.grants");
        }
        mailbox(CONTACTS, MESSAGES);
        set("nylas.grants", LocalMailbox.GRANT.id());
        arrives();
    }

    @Test
    void anOwnAddressThatNobodyTellsIsAskedForAndSettingItHelps() throws IOException {
        cli("echo '[]'");
        Path nylas = Path.of(settings.getProperty("nylas.command"));
        Files.writeString(nylas, Files.readString(nylas).replaceFirst("echo .*;;", "echo 'No accounts found.' ;;"));
        set("nylas.grants", "g");
        assertThat(Summary.of(syncAnyhow())).contains("own address is not known", "To do: set mailbox.address.");
        set("mailbox.address", "dana.fox@larkfieldinstruments.com");
        restart();
        assertThat(Summary.of(sync())).doesNotContain("To do: ");
    }

    @Test
    void aListAsLongAsItsLimitIsToldAndRaisingItHelps() {
        set("mail.limit", "1");
        RunReport report = sync();
        assertThat(Summary.of(report)).contains("To do: raise the limit (contacts.limit, mail.limit, ");
        set("mail.limit", "50");
        arrives();
    }
}
