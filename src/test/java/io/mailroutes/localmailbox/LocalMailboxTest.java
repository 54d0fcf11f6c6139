package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the executable itself, as Camel would. */
class LocalMailboxTest {

    @TempDir
    private Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void files() {
        out = folder.resolve("out");
        err = folder.resolve("err");
    }

    @Test
    void makesAnExecutableOfAnyData() throws Exception {
        Path nylas = LocalMailbox.of(List.of(Map.of("given_name", "Zoë's")), List.of()).install(folder);

        assertThat(run(nylas, "contacts", "list", "--json")).isZero();
        assertThat(out).content().contains("\"given_name\": \"Zoë's\"");
    }

    @ParameterizedTest
    @CsvSource({"NONE", "NOT_FOUND", "WARNING", "HALF_THEN_KILLED"})
    void printsTheSameWhereTheTestItselfAnswers(Fault fault) throws Exception {
        LocalMailbox mailbox = LocalMailbox.fixed().withFault(fault);
        List<String> arguments = List.of("email", "search", "*", "--after", "2026-01-01", "--json");

        assertThat(answer(mailbox.serve(folder.resolve("served")), arguments))
                .isEqualTo(answer(mailbox.install(folder.resolve("installed")), arguments));
    }

    private CommandRun answer(Path nylas, List<String> arguments) throws Exception {
        return CommandRun.of(Stream.concat(Stream.of(nylas.toString()), arguments.stream()).toList(),
                Map.of("NYLAS_API_KEY", "of two\nlines"), folder);
    }

    @Test
    void keepsEventsForTheExecutable() throws Exception {
        Path nylas = LocalMailbox.of(List.of(), List.of())
                .withEvents(List.of(Map.of("title", "Review", "when", Map.of("date", "2099-03-12")))).install(folder);

        assertThat(run(nylas, "calendar", "events", "list", "--json", "--days", "36500")).isZero();
        assertThat(out).content().contains("\"title\": \"Review\"").contains("\"object\": \"date\"");
    }

    @Test
    void saysItsVersion() throws Exception {
        assertThat(run(LocalMailbox.fixed().install(folder), "version")).isZero();
        assertThat(out).content().startsWith("nylas version ");
    }

    @Test
    void printsDatesInTheZoneOfTheMachine() throws Exception {
        Path nylas = LocalMailbox.of(List.of(), List.of(Map.of("date", "2026-03-13T04:45:00Z"))).install(folder);

        CommandRun run = CommandRun.of(List.of(nylas.toString(), "email", "list", "--json"),
                Map.of("TZ", "America/Chicago"), folder);

        assertThat(run.out()).contains("\"date\": \"2026-03-12T23:45:00-05:00\"");
    }

    @Test
    void readsMailboxesOfAFile() throws Exception {
        Path json = Files.writeString(folder.resolve("own.json"), """
                [{"id": "g", "email": "me@acme.com", "provider": "google", "status": "valid",
                  "contacts": [{"given_name": "Sarah"}], "messages": []}]
                """);

        run(LocalMailbox.read(json).install(folder), "contacts", "list", "--json");

        assertThat(out).content().contains("Sarah");
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORIZED, E002", "NETWORK, E003", "NOT_FOUND, E004", "FORBIDDEN, E005", "NO_API_KEY, E006",
            "RATE_LIMITED, E007", "SERVER_ERROR, E008"})
    void endsWithACode(Fault fault, String code) throws Exception {
        assertThat(run(nylas(fault), "contacts", "list", "--json")).isOne();

        assertThat(out).isEmptyFile();
        assertThat(err).content().startsWith("✗ Error: ").contains("\n  Code: " + code + "\n").contains("Suggestion");
    }

    @ParameterizedTest
    @CsvSource({"HALF_THEN_KILLED, 137", "HALF_THEN_STATUS_1, 1", "HALF_THEN_STATUS_0, 0"})
    void printsHalfAnArray(Fault fault, int status) throws Exception {
        assertThat(run(nylas(fault), "contacts", "list", "--json")).isEqualTo(status);

        assertThat(out).content().startsWith("[\n  {").contains("\"object\": \"contact\"").endsWith("\"cut-sho");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"INVALID_JSON|undefined", "PLAIN_TEXT|A new version", "OBJECT|{"})
    void printsSomethingElse(Fault fault, String text) throws Exception {
        assertThat(run(nylas(fault), "contacts", "list", "--json")).isZero();

        assertThat(out).content().contains(text);
    }

    @Test
    void warnsAndWorks() throws Exception {
        assertThat(run(nylas(Fault.WARNING), "email", "list", "--json")).isZero();

        assertThat(out).content().endsWith("\n]\n");
        assertThat(err).content().startsWith("Warning: could not resolve INBOX folder: ");
    }

    @Test
    void hangs() throws Exception {
        Process process = start(nylas(Fault.HANG), "contacts", "list", "--json");

        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
        process.destroyForcibly().waitFor();
        assertThat(out).isEmptyFile();
    }

    @Test
    void isSlow() throws Exception {
        long start = System.nanoTime();

        run(nylas(Fault.SLOW), "contacts", "list", "--json", "--limit", "10");

        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void printsMoreThanItsMemoryHolds() throws Exception {
        Path nylas = LocalMailbox.generated(200_000, 0).install(folder);

        assertThat(nylas).content().contains("-Xmx64m");
        assertThat(run(nylas, "contacts", "list", "--json", "--limit", "200000")).isZero();
        assertThat(Files.size(out)).isGreaterThan(64L << 20);
    }

    @Test
    void aFaultLeavesVersionAndAccountsAlone() throws Exception {
        Path nylas = nylas(Fault.SERVER_ERROR);

        assertThat(run(nylas, "version")).isZero();
        assertThat(run(nylas, "auth", "list", "--json")).isZero();
    }

    private Path nylas(Fault fault) throws IOException {
        return LocalMailbox.fixed().withFault(fault).install(folder);
    }

    private int run(Path nylas, String... arguments) throws Exception {
        return start(nylas, arguments).waitFor();
    }

    private Process start(Path nylas, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(nylas.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("NYLAS_"));
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }
}
