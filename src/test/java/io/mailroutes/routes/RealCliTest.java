package io.mailroutes.routes;

import java.io.IOException;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localmailbox.LocalMailboxServer;
import io.mailroutes.localmailbox.RealNylas;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo's mailboxes through the real Nylas CLI, which reads them from the Nylas API of the local mailbox. */
@EnabledIf("io.mailroutes.localmailbox.RealNylas#isHere")
class RealCliTest extends RoutesTest {

    private LocalMailboxServer server;

    @BeforeEach
    void installTheRealCli() throws IOException {
        server = LocalMailboxServer.start(LocalMailbox.fixed());
        set("nylas.command", server.install(RealNylas.find().orElseThrow(), folder.resolve("real")));
        set("nylas.grants", String.join(",", FixedMailboxes.DANA.id(), FixedMailboxes.SALES.id(),
                FixedMailboxes.ARCHIVE.id()));
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private static void assertNothingWritten(RunReport report) {
        assertThat(report.kinds()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
    }

    @Test
    void theDemoMailboxesArriveAsThroughTheStandIn() {
        RunReport first = sync();
        assertThat(first.kind("emails").created()).isEqualTo(count("Task")).isGreaterThan(400);
        assertThat(first.kind("contacts").created()).isEqualTo(count("Contact")).isGreaterThan(300);
        assertNothingWritten(sync());
        restart();
        mailbox(LocalMailbox.fixed());
        RunReport standIn = syncSince("full");
        assertNothingWritten(standIn);
        assertThat(standIn.kind("emails").read()).isEqualTo(first.kind("emails").read());
    }
}
