package io.mailroutes.routes;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.Summary;
import io.mailroutes.run.RunOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the CLI prints besides its records, or instead of them. */
class ForeignTextTest extends RoutesTest {

    private static final String OWN = LocalMailbox.GRANT.email();

    /** A CLI that runs lines of a shell script before it does what was asked; {@code $*} are the arguments. */
    private void cli(String script, String after) {
        mailbox(LocalMailbox.of(List.of(contact("c1", "Kay", "Byron", "kay@acme.com")),
                List.of(message("m1", OWN, "Sent by myself"), message("m2", "kay@acme.com", "Hello"))));
        try {
            Path cli = folder.resolve("cli");
            Files.writeString(cli, "#!/bin/sh\n" + script + "\n'" + settings.getProperty("nylas.command") + "' \"$@\"\n"
                    + after + "\n");
            cli.toFile().setExecutable(true);
            set("nylas.command", cli);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String forList(String printed) {
        return "case \"$*\" in auth*list*) echo '" + printed + "'; exit 0;; esac";
    }

    @ParameterizedTest
    @ValueSource(strings = {"A new version of nylas is available: 3.2.0", "\\n[notice] update: nylas update\\n",
        "\\033[33m! deprecated {flag}\\033[0m", "\\ufeffnull and void"})
    void aNoticeBeforeOrAfterTheRecordsIsLeftOut(String notice) {
        cli("printf '" + notice + "\\n'", "printf '" + notice + "\\n'");
        assertThat(sync().kind("emails").created()).isEqualTo(1);
        assertThat(count("Contact")).isEqualTo(1);
    }

    @Test
    void aNoticeDoesNotShiftWhatADeadLetterHolds() {
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: (if .subject == \"Hello\" then error(\"no\") else \"Completed\" end)");
        cli("echo 'A new version is available'", "");
        sync();
        assertThat(deadLetters()).singleElement().satisfies(letter ->
                assertThat(letter.at("/original/id").asText()).isEqualTo("m2"));
    }

    @Test
    void printingNothingIsNoEmptyMailbox() {
        cli("case \"$*\" in contacts*) exit 0;; esac", "");
        assertThat(mailboxFailure()).contains("printed nothing").contains("an empty list is []").contains("To do:");
    }

    @Test
    void moreJsonThanOneArrayIsNoExport() {
        cli("", "case \"$*\" in contacts*) echo '[{}]';; esac");
        assertThat(mailboxFailure()).contains("incomplete");
    }

    @Test
    void theOwnAddressIsFoundBehindANotice() {
        cli("echo 'A new version of nylas is available'", "");
        assertThat(sync().kind("emails").skipped()).containsEntry("sent by the own company", 1L);
    }

    @Test
    void theOwnAddressIsThatOfTheSettingWhereTheCliHasNone() {
        cli(forList("No accounts found."), "");
        set("mailbox.address", OWN);
        set("nylas.grants", LocalMailbox.GRANT.id());
        assertThat(sync().kind("emails").skipped()).containsEntry("sent by the own company", 1L);
    }

    @Test
    void theOwnAddressIsAskedForOnceMore() {
        cli(forList("No accounts found.") + "\ncase \"$*\" in auth*whoami*) echo '{\"email\": \"" + OWN
                + "\", \"grant_id\": \"" + LocalMailbox.GRANT.id() + "\", \"status\": \"valid\"}'; exit 0;; esac", "");
        set("nylas.grants", LocalMailbox.GRANT.id());
        assertThat(sync().kind("emails").skipped()).containsEntry("sent by the own company", 1L);
    }

    @Test
    void anUnknownOwnAddressIsWarnedOf() {
        cli(forList("No accounts found."), "");
        assertThat(Summary.of(sync())).contains("own address is not known").contains("mailbox.address");
    }

    private static String messageJson(String id, String subject, String more) {
        return "{\"id\": \"" + id + "\", \"subject\": \"" + subject + "\", \"from\": [{\"email\": \"kay@acme.com\"}], "
                + "\"date\": \"2026-03-12T14:30:00Z\", " + more + "}";
    }

    private void mail(String... messages) {
        try {
            Path mail = Files.writeString(folder.resolve("mail.json"), "[" + String.join(",", messages) + "]");
            cli("case \"$*\" in email*) cat '" + mail + "'; exit 0;; esac", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String large() {
        return messageJson("large", "Large", "\"body\": \"<img src='data:" + "A".repeat(21 << 20) + "'>Seen\"");
    }

    @Test
    void noLimitOfAParserStopsAMailbox() {
        mail(messageJson("m1", "Before", "\"body\": \"Hi\""), large(),
                messageJson("m2", "Deep", "\"body\": \"Hi\", \"metadata\": " + "[".repeat(3_000) + "]".repeat(3_000)),
                messageJson("m3", "Named", "\"" + "n".repeat(60_000) + "\": 1"),
                messageJson("m4", "Number", "\"created_at\": " + "1".repeat(2_000)),
                messageJson("m5", "After", "\"body\": \"Hi\""));
        assertThat(sync().exitStatus()).isZero();
        assertThat(rows("SELECT Subject FROM Task ORDER BY Subject")).extracting(row -> row.get("Subject"))
                .containsExactly("After", "Before", "Deep", "Large", "Named", "Number");
        assertThat(only("SELECT Description FROM Task WHERE Subject = 'Large'")).isEqualTo("Seen");
    }

    @Test
    void aLargeMessageThatIsRefusedIsADeadLetterThatCanBeSentAgain() {
        String strict = "Status: (if .subject == \"Large\" then error(\"no\") else \"Completed\" end)";
        edit("emails.camel.yaml", "Status: \"Completed\"", strict);
        mail(large(), messageJson("m5", "After", "\"body\": \"Hi\""));
        assertThat(sync().kind("emails").deadLettered()).containsEntry("MAPPING_FAILED", 1L);
        restart();
        edit("emails.camel.yaml", strict, "Status: \"Completed\"");
        start();
        template.requestBody("direct:mailroutes-sync", RunOrder.sendAgain(false,
                folder.resolve("dead-letter").toString(), List.of()));
        assertThat(count("Task")).isEqualTo(2);
    }
}
