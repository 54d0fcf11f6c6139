package io.mailroutes.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The program as a process: how it ends when it is told to (SIGTERM), and two of it at once. */
class ProcessTest {

    private static final int STATUS_OF_SIGTERM = 143;
    private static final int PEOPLE = 600;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private Path folder;
    private LocalOrg org;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void startOrg() {
        org = LocalOrg.builder().start();
    }

    @AfterEach
    void stopAll() {
        started.forEach(Process::destroyForcibly);
        org.close();
    }

    private static LocalMailbox people(int count) {
        return LocalMailbox.of(IntStream.range(0, count).mapToObj(ProcessTest::contact).toList(),
                IntStream.range(0, count).mapToObj(ProcessTest::message).toList());
    }

    private static Map<String, Object> contact(int number) {
        return Map.of("id", "c" + number, "surname", "Person " + number,
                "emails", List.of(Map.of("email", address(number))));
    }

    private static Map<String, Object> message(int number) {
        return Map.of("id", "m" + number, "subject", "Message " + number, "date", "2026-03-12T14:30:00Z",
                "from", List.of(Map.of("email", address(number))));
    }

    private static String address(int number) {
        return "person" + number + "@company" + number % 20 + ".com";
    }

    /** Starts the program on the one state folder. */
    private Process start(String command, LocalMailbox mailbox, String... settings) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "io.mailroutes.Mailroutes", command));
        Stream.concat(Stream.of("nylas.command=" + mailbox.serve(folder.resolve("mailbox" + started.size())),
                "salesforce.login-url=" + org.url(), "salesforce.client-id=" + org.clientId(),
                "salesforce.client-secret=" + org.clientSecret(), "salesforce.bulk-records=100",
                "salesforce.poll-most=200ms", "mail.initial-days=10000", "state.folder=" + folder.resolve("state"),
                "dead-letter.folder=" + folder.resolve("dead-letter")), Stream.of(settings))
                .forEach(setting -> line.addAll(List.of("--set", setting)));
        Process process = new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(printed(started.size()).toFile()).start();
        started.add(process);
        return process;
    }

    private Path printed(int number) {
        return folder.resolve("printed" + number);
    }

    /** What the process that was started as this one has printed so far. */
    private String said(int number) throws IOException {
        return Files.readString(printed(number));
    }

    private void awaitSaid(int number, String text) {
        await().atMost(BOUND).until(() -> said(number).contains(text));
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).as("it ended in time").isTrue();
        return process.exitValue();
    }

    private int count(String object) {
        return org.count("SELECT COUNT() FROM " + object);
    }

    @Test
    void syncThatIsToldToStopEndsAtASafePointAndTheNextOneGoesOn() throws Exception {
        org.faults().slowJobs(Duration.ofMillis(500));
        Process stopped = start("sync", people(PEOPLE));
        await().atMost(BOUND).until(() -> count("Contact") >= 200);
        stopped.destroy();
        assertThat(end(stopped)).isEqualTo(STATUS_OF_SIGTERM);
        assertThat(said(0)).contains("stopped early: the process was told to stop. The next run goes on from here.");
        assertThat(count("Task")).isLessThan(PEOPLE);
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
        org.faults().clear();
        assertThat(end(start("sync", people(PEOPLE)))).as(said(1)).isZero();
        assertThat(count("Contact")).isEqualTo(PEOPLE);
        assertThat(org.query("SELECT Subject FROM Task").stream().map(task -> task.get("Subject")))
                .doesNotHaveDuplicates().hasSize(PEOPLE);
    }

    @Test
    void scheduleThatIsToldToStopLetsItsRunComeToASafePoint() throws Exception {
        Process process = start("schedule", people(PEOPLE), "schedule.cron=* * * * * ?");
        await().atMost(BOUND).until(() -> count("Contact") >= 200);
        process.destroy();
        assertThat(end(process)).isEqualTo(STATUS_OF_SIGTERM);
        assertThat(said(0)).contains("stopped early: the process was told to stop");
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }

    @Test
    void scheduleThatWaitsEndsAtOnce() throws Exception {
        Process process = start("schedule", people(1), "schedule.cron=0 0 0 1 1 ? 2099");
        awaitSaid(0, "Waiting for the next run by schedule.cron=0 0 0 1 1 ? 2099");
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(STATUS_OF_SIGTERM);
    }

    @Test
    void aRouteOfTheUsersThatFailsSaysWhyInOneLine() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("mine.camel.yaml"), """
                - route:
                    id: mine
                    from:
                      uri: file:%s?noop=true
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: The folder is full
                """.formatted(Files.createDirectory(folder.resolve("in"))));
        Files.writeString(folder.resolve("in/one.csv"), "Email");
        Process process = start("schedule", people(1), "schedule.cron=0 0 0 1 1 ? 2099", "mailroutes.routes=" + routes);
        awaitSaid(0, "The folder is full");
        process.destroy();
        end(process);
        assertThat(said(0).lines().filter(line -> line.contains("The folder is full"))).first().asString()
                .contains("ERROR Failed delivery").contains("IllegalStateException: The folder is full");
        assertThat(said(0)).doesNotContain("\tat ").doesNotContain("Message History");
    }

    @Test
    void aSecondProcessOnTheSameStateFolderLeavesAndTheFirstGoesOn() throws Exception {
        Process first = start("sync", people(PEOPLE));
        awaitSaid(0, ": run ");
        assertThat(end(start("sync", people(1)))).isEqualTo(1);
        assertThat(said(1)).contains("Another process works with the folder of state.folder")
                .contains("(process " + first.pid() + ")").contains("To do:");
        assertThat(end(first)).as(said(0)).isZero();
        assertThat(count("Task")).isEqualTo(PEOPLE);
    }

    @Test
    void theNylasCliIsNotLeftBehind() throws Exception {
        Process process = start("sync", people(1).withFault(Fault.HANG));
        await().atMost(BOUND).until(() -> nylas(process).isPresent());
        ProcessHandle nylas = nylas(process).orElseThrow();
        process.destroy();
        assertThat(end(process)).isEqualTo(STATUS_OF_SIGTERM);
        await().atMost(Duration.ofSeconds(5)).until(() -> !nylas.isAlive());
        assertThat(said(0)).contains("stopped early");
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }

    private static Optional<ProcessHandle> nylas(Process process) {
        return process.descendants().filter(child -> child.info().commandLine().orElse("").contains("contacts list"))
                .findFirst();
    }
}
