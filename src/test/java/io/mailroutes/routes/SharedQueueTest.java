package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.RunReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One process begins the runs, and another one works for them: they share a ledger in a real PostgreSQL, and a queue, here
 * a folder of files.
 */
class SharedQueueTest extends RoutesTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static EmbeddedPostgres postgres;

    private final List<Process> workers = new ArrayList<>();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void share() throws SQLException {
        String ledger = "ledger" + System.nanoTime();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + ledger);
        }
        set("ledger.url", postgres.getJdbcUrl("postgres", ledger));
        set("mailbox.queue", "file:" + folder.resolve("queue") + "?delete=true&initialDelay=0&delay=100&tempPrefix=.");
        set("mailbox.worker", "false");
        set("mailbox.worker-timeout", "6s");
        set("nylas.grants", FixedMailboxes.DANA.id() + "," + FixedMailboxes.SALES.id());
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "20");
        set("salesforce.settle-after", "1s");
    }

    @AfterEach
    void killWorkers() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
    }

    private void mailboxes(int people) {
        List<Map<String, Object>> contacts = new ArrayList<>(List.of(contact("c", "No", "Address", "not an address")));
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String address = "p" + i + "@company" + i % 5 + ".com";
            contacts.add(contact("c" + i, "P", "Person " + i, address));
            messages.add(message("m" + i, address, "About " + i));
        }
        mailbox(LocalMailbox.of(contacts, messages).and(FixedMailboxes.SALES, contacts, messages));
    }

    /** A process that works, with settings of its own for its folder. */
    private void startWorker() throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "io.mailroutes.Mailroutes", "work"));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        command.addAll(List.of("--set", "state.folder=" + folder.resolve("worker-state")));
        workers.add(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("worker.log").toFile()).start());
    }

    private long describes() {
        return calls("GET", "/describe");
    }

    @Test
    void aWorkerInAnotherProcessIsWaitedForAndToldWhenItDies() throws Exception {
        mailboxes(30);
        startWorker();
        RunReport done = sync();
        assertThat(done.exitStatus()).as("%s%s", done.mailboxes(), Files.readString(folder.resolve("worker.log"))).isEqualTo(2);
        assertThat(done.kind("emails").created()).isEqualTo(60);
        assertThat(done.kind("contacts").deadLettered()).containsEntry("INVALID_EMAIL_ADDRESS", 2L);
        assertThat(done.apiCalls().used()).as("of both processes").isEqualTo(org.callLog().stream()
                .filter(call -> call.path().contains("/services/data/")).count());
        assertThat(describes()).as("each process asks once a run").isEqualTo(6);
        try (Stream<Path> letters = Files.list(folder.resolve("dead-letter"))) {
            assertThat(letters.map(file -> file.getFileName().toString())).containsExactly(done.run() + ".jsonl");
        }

        mailboxes(90);
        org.faults().slowJobs(Duration.ofMillis(500));
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(this::syncAnyhow);
        await().atMost(BOUND).until(() -> count("Contact") >= 50);
        workers.get(0).destroyForcibly().waitFor();
        RunReport left = run.join();
        assertThat(describes()).as("the worker asked anew, for its second run").isEqualTo(12);
        assertThat(left.exitStatus()).isEqualTo(3);
        assertThat(left.mailboxes()).extracting(MailboxReport::stopped).anySatisfy(reason -> assertThat(reason)
                .contains("process " + workers.get(0).pid()).contains("died").contains("To do: "));
        assertThat(left.mailboxes()).extracting(MailboxReport::stopped).anySatisfy(reason -> assertThat(reason)
                .startsWith("no worker took it off file:" + folder.resolve("queue") + " within 6 s"));
        assertThat(count("Task")).isLessThan(180);

        restart();
        org.faults().clear();
        set("mailbox.worker", "true");
        RunReport next = sync();
        assertThat(next.mailboxes()).allSatisfy(mailbox -> assertThat(mailbox.isComplete()).isTrue());
        assertThat(count("Contact")).isEqualTo(90);
        assertThat(rows("SELECT Subject FROM Task")).hasSize(180);
        await().atMost(BOUND).untilAsserted(() -> assertThat(folder.resolve("queue")).as("what nobody took is taken off")
                .isEmptyDirectory());
        assertThat(rows("SELECT Subject FROM Task")).hasSize(180);
    }
}
