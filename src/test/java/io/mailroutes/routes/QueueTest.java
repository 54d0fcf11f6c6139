package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.KindReport;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.MailboxOrder;
import io.mailroutes.run.RunOrder;
import io.mailroutes.run.StopSignal;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a queue that gives no answers a run still knows what became of each of its mailboxes. */
class QueueTest extends RoutesTest {

    private static final String QUEUE = "seda:mailroutes-mailboxes";

    @BeforeEach
    void setQueue() {
        set("mailbox.queue", QUEUE);
        set("nylas.grants", String.join(",", FixedMailboxes.DANA.id(), FixedMailboxes.SALES.id(), FixedMailboxes.ARCHIVE.id()));
    }

    /** Three mailboxes in which the same people write. */
    private void threeMailboxes(int people) {
        List<Map<String, Object>> contacts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String address = "p" + i + "@company" + i % 5 + ".com";
            contacts.add(contact("c" + i, "P", "Person " + i, address));
            messages.add(message("m" + i, address, "Same"));
        }
        mailbox(LocalMailbox.of(contacts, messages).and(FixedMailboxes.SALES, contacts, messages)
                .and(FixedMailboxes.ARCHIVE, contacts, messages));
    }

    private static List<String> names(RunReport report) {
        return report.mailboxes().stream().map(MailboxReport::mailbox).toList();
    }

    @Test
    void theRunEndsWhenItsMailboxesAreDoneAndAddsUpWhatTheyReport() {
        threeMailboxes(20);
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(names(report)).as("as nylas.grants has them").containsExactly(FixedMailboxes.DANA.email(),
                FixedMailboxes.SALES.email(), FixedMailboxes.ARCHIVE.email());
        assertThat(report.kind("emails").created()).isEqualTo(60);
        assertThat(report.kinds()).extracting(KindReport::kind).containsExactly("accounts", "contacts", "emails");
        assertThat(report.apiCalls().used()).isEqualTo(org.callLog().stream()
                .filter(call -> call.path().contains("/services/data/")).count());
        assertThat(report.apiCalls().left()).isEqualTo(report.apiCalls().most() - report.apiCalls().used());
        assertThat(count("Task")).isEqualTo(60);
        assertThat(calls("GET", "/describe")).as("once for each object").isEqualTo(3);
        assertThat(sync().kinds()).as("the next run").allSatisfy(kind -> assertThat(kind.created()).isZero());
    }

    @Test
    void mailboxesThatAreWorkedOnAtOnceMakeNoPersonAndNoCompanyTwice() {
        set("mailbox.queue", QUEUE + "?concurrentConsumers=3");
        threeMailboxes(30);
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Account")).isEqualTo(5);
        assertThat(count("Contact")).isEqualTo(30);
        assertThat(count("Task")).isEqualTo(90);
    }

    @Test
    void deadLettersAndSkippedRecordsAreToldWithTheirReasons() {
        mailbox(LocalMailbox.of(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"),
                contact("c2", "No", "Address", "not an address")), List.of()).and(FixedMailboxes.SALES, List.of(
                        contact("c3", "No", "Address", "nor this one"), Map.of("id", "c4", "surname", "Silent")), List.of()));
        set("nylas.grants", FixedMailboxes.DANA.id() + "," + FixedMailboxes.SALES.id());
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("contacts").deadLettered()).containsEntry("INVALID_EMAIL_ADDRESS", 2L);
        assertThat(report.kind("contacts").skipped()).containsEntry("no e-mail address", 1L);
    }

    @Test
    void aDryRunShowsItsSamples() {
        threeMailboxes(2);
        RunReport report = sync(true);
        assertThat(report.mailboxes()).allSatisfy(mailbox -> assertThat(mailbox.samples()).isNotEmpty());
        assertThat(count("Contact")).isZero();
    }

    @Test
    void aMailboxThatFailsIsToldAndTheOthersAreDone() {
        set("nylas.grants", FixedMailboxes.DANA.id() + ",no-such-grant," + FixedMailboxes.SALES.id());
        threeMailboxes(3);
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(1);
        assertThat(report.mailboxes()).extracting(mailbox -> mailbox.failure().isEmpty()).containsExactly(true, false, true);
        assertThat(count("Task")).isEqualTo(6);
    }

    @Test
    void aRunThatStopsEarlySaysSo() {
        threeMailboxes(20);
        org.faults().add(Fault.of(Kind.REQUEST_LIMIT).on("POST", ".*/composite/.*"));
        RunReport report = stopped();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes()).hasSize(3);
    }

    @Test
    void aProcessThatIsToldToStopWaitsForWhatItBeganAndTakesBackTheRest() {
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "10");
        threeMailboxes(40);
        org.faults().slowJobs(Duration.ofMillis(300));
        start();
        StopSignal stop = context.getRegistry().lookupByNameAndType("mailroutesStop", StopSignal.class);
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(this::syncAnyhow);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> calls("POST", "/jobs/ingest") > 1);
        CompletableFuture.runAsync(() -> {
            try {
                stop.stop(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }).join();
        RunReport report = run.join();
        assertThat(report.exitStatus()).isEqualTo(3);
        assertThat(report.mailboxes()).hasSize(3)
                .allSatisfy(mailbox -> assertThat(mailbox.stopped()).contains("the process was told to stop"));
        assertThat(report.kind("contacts").read()).as("of the one that was begun").isEqualTo(40);
        restart();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(40);
        assertThat(count("Task")).isEqualTo(120);
    }

    @Test
    void aMailboxThatIsDeliveredTwiceIsWorkedOnOnce() throws Exception {
        String topic = QUEUE + "?multipleConsumers=true";
        set("mailbox.queue", topic);
        threeMailboxes(3);
        AtomicInteger works = new AtomicInteger();
        whenever(ExchangeSendingEvent.class, sending -> {
            if (sending.getEndpoint().getEndpointUri().equals("direct://mailroutes-work")) {
                works.incrementAndGet();
            }
        });
        start();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(topic).to("direct:mailroutes-mailbox");
            }
        });
        RunReport report = sync();
        assertThat(report.mailboxes()).hasSize(3);
        assertThat(report.kind("emails").read()).isEqualTo(9);
        assertThat(works).hasValue(3);
    }

    @Test
    void messagesThatAreNoMailboxesOfRunsInTheLedgerHoldUpNobody() {
        threeMailboxes(3);
        start();
        template.sendBody(QUEUE, "hello");
        template.sendBody(QUEUE, new MailboxOrder("20260101-000000-000", 1, "grant", "", "grant", List.of("contacts"),
                RunOrder.sync(), false).toJson());
        assertThat(sync().exitStatus()).isZero();
    }

    @Test
    void aRunDoesNotWaitForeverForWorkersThatDoNotCome() {
        set("mailbox.queue", QUEUE + "?size=2");
        set("mailbox.worker", "false");
        set("mailbox.worker-timeout", "1s");
        threeMailboxes(3);
        RunReport report = syncAnyhow();
        assertThat(report.mailboxes()).extracting(MailboxReport::stopped).startsWith("no worker took it off " + QUEUE
                + " within 1 s (mailbox.worker-timeout). To do: start workers with the same mailbox.queue and ledger.url as here");
        assertThat(report.mailboxes().get(2).failure()).startsWith("It could not be put on " + QUEUE + " (mailbox.queue): ")
                .contains("Queue full").contains(". To do: ");
        assertThat(report.exitStatus()).isEqualTo(1);
    }

    @Test
    void aQueueThatOthersShareIsRefusedWhileTheLedgerIsAFile() {
        set("mailbox.queue", "file:" + folder.resolve("queue") + "?delete=true");
        assertThatThrownBy(this::start).hasStackTraceContaining("mailbox.queue is file:" + folder.resolve("queue")
                + ", from which other processes take mailboxes, but the ledger is a file")
                .hasStackTraceContaining("To do: set ledger.url");
    }

    @Test
    void headersOfWhoBeginsARunOrPutsAMessageOnTheQueueAreNotObeyed() throws Exception {
        mailbox(List.of(contact("c1", "No", "Address", "not an address")), List.of());
        set("nylas.grants", FixedMailboxes.DANA.id());
        set("dead-letter.uri", "file:{{dead-letter.folder}}");
        whenever(ExchangeCreatedEvent.class, created -> {
            boolean justTaken = created.getExchange().getProperty("claim") == null;
            if (justTaken && created.getExchange().getFromEndpoint().getEndpointUri().startsWith("seda:")) {
                created.getExchange().getMessage().setHeader("CamelFileName", "from-the-queue.jsonl");
            }
        });
        assertThat(deadLetterFile()).doesNotContain("from");
        restart();
        set("mailbox.queue", "direct:mailroutes-mailbox");
        mailbox(List.of(contact("c2", "No", "Address", "nor this")), List.of());
        assertThat(deadLetterFile()).doesNotContain("from");
    }

    /** One run, begun with headers. @return the name of the newest file of dead letters */
    private String deadLetterFile() throws IOException {
        start();
        RunReport report = template.requestBodyAndHeaders("direct:mailroutes-sync", RunOrder.sync(), Map.of(
                "CamelFileName", "from-the-host.jsonl", "sObjectName", "Lead", "CamelExecCommandExecutable", "no"),
                RunReport.class);
        assertThat(report.exitStatus()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder.resolve("dead-letter"))) {
            return String.join(" ", files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private <T extends CamelEvent> void whenever(Class<T> event, Consumer<T> then) {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent happened) {
                if (event.isInstance(happened)) {
                    then.accept(event.cast(happened));
                }
            }
        });
    }
}
