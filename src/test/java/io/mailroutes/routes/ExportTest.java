package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When the Nylas CLI does not do what it should, nothing is written and the reason says what to do. */
class ExportTest extends RoutesTest {

    private void mailboxWith(Fault fault) {
        mailbox(LocalMailbox.of(List.of(contact("c1", "A", "A", "a@acme.com"), contact("c2", "B", "B", "b@acme.com")),
                List.of()).withFault(fault));
    }

    @AfterEach
    void nothingWasWrittenOrLeft() {
        assertThat(count("Contact") + count("Account")).isZero();
    }

    @Test
    void aMissingBinaryIsNamed() {
        set("nylas.command", folder.resolve("no-such-nylas"));
        assertThat(syncFails()).contains("no-such-nylas").contains("install it").contains("nylas.command");
    }

    @Test
    void anErrorIsToldInTheClisOwnWords() {
        mailboxWith(Fault.UNAUTHORIZED);
        assertThat(mailboxFailure()).contains("E002")
                .contains("nylas auth login");
    }

    @Test
    void anUnknownGrantIsAnErrorOfItsMailboxOnly() {
        mailboxWith(Fault.NONE);
        set("nylas.grants", "no-such-grant");
        assertThat(mailboxFailure()).contains("no-such-grant").contains("E004").contains("nylas.grants");
    }

    @Test
    void halfAnArrayIsNoExport() {
        mailboxWith(Fault.HALF_THEN_STATUS_0);
        assertThat(mailboxFailure()).contains("incomplete").contains("Nothing of it was loaded");
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }

    @Test
    void textThatIsNotJsonIsNoExport() {
        mailboxWith(Fault.PLAIN_TEXT);
        assertThat(mailboxFailure()).contains("invalid export").contains("contacts list");
    }

    @Test
    void aCliThatHangsIsStopped() {
        mailboxWith(Fault.HANG);
        set("nylas.timeout", "3s");
        assertThat(mailboxFailure()).contains("stopped after 3 s").contains("nylas.timeout");
    }

    @Test
    void nothingAtAllIsAnEmptyMailbox() {
        mailbox(List.of(), List.of());
        assertThat(sync().kind("contacts").read()).isZero();
    }

    @Test
    void oneMailboxThatFailsDoesNotStopTheOthers() {
        mailbox(List.of(), List.of());
        set("nylas.grants", "no-such-grant," + LocalMailbox.GRANT.id());
        start();
        var report = template.request("direct:mailroutes-sync", exchange -> { }).getMessage()
                .getBody(RunReport.class);
        assertThat(report.mailboxes()).extracting(mailbox -> mailbox.failure().isEmpty()).containsExactly(false, true);
        assertThat(report.exitStatus()).isEqualTo(1);
    }

    @Test
    void aListAsLongAsItsLimitWarnsThatThereMayBeMore() {
        mailbox(List.of(Map.of("id", "c1", "given_name", "A"), Map.of("id", "c2", "given_name", "B")), List.of());
        set("contacts.limit", "2");
        assertThat(Summary.of(sync())).contains("warning: `nylas contacts list").contains("there may be more");
    }

    @Test
    void aWarningOnStderrIsNoFailure() {
        mailbox(LocalMailbox.of(List.of(Map.of("id", "c1", "given_name", "Walter")), List.of()).withFault(Fault.WARNING));
        assertThat(sync().exitStatus()).isZero();
    }
}
