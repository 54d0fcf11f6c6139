package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.mailroutes.LoggedLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong and is told to who began the run leaves no line of Camel's own, nor a trace, in the log. */
class QuietLogTest extends RoutesTest {

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "a@b.com", "Hi")));
    }

    private static void quiet(Runnable run) {
        try (LoggedLines logged = new LoggedLines()) {
            run.run();
            assertThat(logged.text()).doesNotContain("org.apache.camel").doesNotContain("\tat ");
        }
    }

    @Test
    void aCliThatIsNotThere() {
        set("nylas.command", "no-such-nylas");
        quiet(() -> assertThat(syncFails()).contains("Cannot run the Nylas CLI"));
    }

    @Test
    void aCliThatFailsInTheMiddle() throws IOException {
        Path cli = Path.of(settings.getProperty("nylas.command"));
        Path failing = Files.writeString(folder.resolve("failing"), "#!/bin/sh\ncase \"$1\" in email) echo 'Error: no' >&2; "
                + "exit 1;; esac\nexec " + cli + " \"$@\"\n");
        assertThat(failing.toFile().setExecutable(true)).isTrue();
        set("nylas.command", failing);
        quiet(() -> assertThat(mailboxFailure()).contains("ended with exit status 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "contacts.camel.yaml ~ Title: .job_title ~ Titel: .job_title",
        "accounts.camel.yaml ~ Website: .domain ~ Websiet: .domain",
        "emails.camel.yaml ~ Status: \"Completed\" ~ Status: (.subject | .first)",
        "emails.camel.yaml ~ object: Task ~ object: Tsak"})
    void aMistakeInAMapping(String file, String right, String wrong) {
        edit(file, right, wrong);
        quiet(() -> assertThat(syncFails()).contains(file));
        assertThat(count("Contact")).isZero();
    }

    @Test
    void aMistakeThatOnlyARecordShows() {
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: (if .id == \"m1\" then ref(\"contacts\"; \"x\") else \"Completed\" end)");
        quiet(() -> assertThat(mailboxFailure()).contains("emails.camel.yaml gives Task.Status the id of a record"));
        assertThat(count("Task")).isZero();
    }

    @Test
    void aMistakeThatOnlyASeedShows() {
        edit("accounts.camel.yaml", "Website: .domain", "Website: (if .domain == \"acme.com\" then ref(\"contacts\"; \"x\") else .domain end)");
        quiet(() -> assertThat(mailboxFailure()).contains("accounts.camel.yaml gives Account.Website"));
        assertThat(count("Contact")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"salesforce.client-secret, wrong", "salesforce.api-version, 99.0", "salesforce.login-url, http://localhost:1"})
    void aLogInThatFails(String setting, String wrong) {
        set("salesforce.retries", 1);
        set(setting, wrong);
        quiet(() -> assertThat(syncFails()).contains("To do: "));
    }

    @Test
    void aRecordThatCannotBeMapped() {
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: (if .id == \"m1\" then error(\"odd\") else \"Completed\" end)");
        quiet(() -> assertThat(sync().kind("emails").deadLettered()).isEqualTo(Map.of("MAPPING_FAILED", 1L)));
    }
}
