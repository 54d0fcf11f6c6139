package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.mailroutes.LoggedLines;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.MailboxOrder;
import io.mailroutes.run.RunOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** What is said to do about a queue and its workers helps: one is missing, the advice is followed, and the mailbox is done. */
class AdviceOnWorkersTest extends RoutesTest {

    private static final String QUEUE = "seda:mailroutes-mailboxes";

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        set("mailbox.queue", QUEUE);
    }

    private void arrives() {
        restart();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rabbit:mailboxes                | please check your classpath contains the needed Camel component jar",
        "seda:mailboxes?sise=3&pw=geheim | Unknown parameters=[{pw, sise}]"})
    void aQueueThatIsNoEndpointIsToldAndAnotherOneHelps(String queue, String told) {
        set("mailbox.queue", queue);
        assertThat(Reason.of(catchThrowable(this::start))).startsWith("mailbox.queue is " + queue.replaceFirst("\\?.*", ""))
                .contains("which is no endpoint here: ", told + ". To do: correct it, or add the Camel component's jar")
                .doesNotContain("Exception", "geheim");
        set("mailbox.queue", QUEUE);
        arrives();
    }

    @Test
    void aQueueThatNeedsASharedLedgerIsToldAndTheOtherQueueHelps() {
        set("mailbox.queue", "file:" + folder.resolve("queue"));
        assertThat(Reason.of(catchThrowable(this::start))).contains("but the ledger is a file",
                "To do: set ledger.url to a PostgreSQL database that they share, or mailbox.queue to " + QUEUE);
        set("mailbox.queue", QUEUE);
        arrives();
    }

    @Test
    void noWorkerIsToldAndBeingOneHelps() {
        set("mailbox.worker", "false");
        set("mailbox.worker-timeout", "1s");
        assertThat(mailboxStop()).startsWith("no worker took it off " + QUEUE).contains("To do: start workers with the same "
                + "mailbox.queue and ledger.url as here");
        set("mailbox.worker", "true");
        arrives();
    }

    @Test
    void aWorkerThatDiedIsToldAndStartingItAgainHelps() {
        set("mailbox.worker", "false");
        set("mailbox.worker-timeout", "1s");
        start();
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(this::syncAnyhow);
        await().until(() -> countInLedger("run_mailbox") == 1);
        changeLedger("UPDATE run_mailbox SET state = 'WORKING', worker = 'box7, process 12', seen = CURRENT_TIMESTAMP");
        RunReport left = run.join();
        assertThat(left.exitStatus()).isEqualTo(3);
        assertThat(left.mailboxes().get(0).stopped()).startsWith("its worker, box7, process 12, died or lost the ledger: nothing "
                + "was heard of it for 1 s (mailbox.worker-timeout). To do: see that machine's log, and start it again");
        set("mailbox.worker", "true");
        arrives();
    }

    @Test
    void aMailboxOfAnotherLedgerIsToldAndOneOfThisLedgerIsDone() {
        start();
        try (LoggedLines logged = new LoggedLines()) {
            template.sendBody(QUEUE, new MailboxOrder("20260101-000000-000", 1, "grant", "", "grant", List.of("contacts"),
                    RunOrder.sync(), false).toJson());
            await().untilAsserted(() -> assertThat(logged.text()).contains("the ledger does not know of run 20260101-000000-000. "
                    + "To do: give this process the ledger.url of the one that began the run"));
        }
        arrives();
    }

    @Test
    void aKindThatAWorkerDoesNotHaveIsToldAndGivingItTheRouteHelps() throws IOException {
        start();
        String run = "20260101-000000-000";
        changeLedger("INSERT INTO run (run, queue, began) VALUES ('" + run + "', '" + QUEUE + "', CURRENT_TIMESTAMP)");
        changeLedger("INSERT INTO run_mailbox (run, number, mailbox, state, worker, seen) VALUES ('" + run
                + "', 1, 'dana', 'WAITING', '', CURRENT_TIMESTAMP)");
        template.sendBody(QUEUE, new MailboxOrder(run, 1, LocalMailbox.GRANT.id(), LocalMailbox.GRANT.email(), "dana",
                List.of("contacts", "people"), RunOrder.sync(), false).toJson());
        await().untilAsserted(() -> assertThat(countInLedger("run_mailbox WHERE report LIKE '%The run is to read the kind people, "
                + "for which there is no route here. To do: give each worker the same routes as the process that begins the "
                + "runs.%'")).isOne());
        assertThat(count("Contact")).isZero();
        edit("sync.camel.yaml", "kinds: contacts,", "kinds: people,");
        edit("emails.camel.yaml", "ref(\"contacts\";", "ref(\"people\";");
        Files.writeString(routes.resolve("people.camel.yaml"), Files.readString(routes.resolve("contacts.camel.yaml"))
                .replace("mailroutes-contacts", "mailroutes-people").replace("kind: contacts", "kind: people"));
        Files.delete(routes.resolve("contacts.camel.yaml"));
        arrives();
    }
}
