package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the stand-in against the real CLI, which reads the same mailboxes over HTTP. */
@EnabledIf(value = "io.mailroutes.localmailbox.RealNylas#isHere", disabledReason = RealNylas.HOW_TO_GET_IT)
class RealNylasTest {

    private static final String DANA = "3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73";
    private static final String SALES = "b7204e8d-91c3-4f5a-a6de-08d5c3172f6a";
    private static final String ARCHIVE = "e1d85a30-52b6-4c97-b3f8-94a7602cde15";

    private static LocalMailboxServer server;

    @TempDir
    private Path folder;

    private Map<String, String> environment;

    @BeforeAll
    static void start() {
        server = LocalMailboxServer.start(LocalMailbox.fixed());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() throws IOException {
        server.failNext(Fault.SERVER_ERROR, 0, 0);
        environment = server.environment(folder.resolve("home"));
        environment.put("TZ", "America/Chicago");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "contacts list " + DANA + " --json",
        "contacts list " + DANA + " --json --limit 5",
        "contacts list " + DANA + " --json --email tomas.ferreira@tidewaterfreight.com",
        "contacts list " + DANA + " --json --source inbox",
        "contacts list " + DANA + " --json --limit 0",
        "contacts list " + DANA + " --format json -n5",
        "email list " + DANA + " --json --limit 0",
        "email list " + DANA + " --json -us -l 100",
        "email list " + DANA + " --json --unread=false -al3",
        "email list " + DANA + " --json --folder= --limit 100",
        "email search * " + DANA + " --json --after= --before= --limit 100",
        "contacts list " + SALES + " --json --limit 200",
        "contacts list " + SALES + " --json --limit 201",
        "contacts list " + SALES + " --json --limit 100000",
        "contacts list " + ARCHIVE + " --json",
        "contacts list " + ARCHIVE + " --json --limit 100000",
        "email list " + DANA + " --json",
        "email list " + DANA + " --json --limit 10000",
        "email list " + DANA + " --json --all",
        "email list " + DANA + " --json --all --max 7",
        "email list " + DANA + " --json --limit 100 --folder sent",
        "email list " + DANA + " --json --limit 100 --folder nowhere",
        "email list " + SALES + " --json --limit 10000",
        "email list " + SALES + " --json --limit 10000 --all-folders",
        "email list " + SALES + " --json --limit 10000 --folder Archive",
        "email list " + ARCHIVE + " --json --limit 10000",
        "email search * " + DANA + " --json",
        "email search * " + SALES + " --json --after 2026-03-04 --limit 10000",
        "email search * " + SALES + " --json --after 2026-05-31 --before 2026-06-01 --limit 10000",
        "email search * " + DANA + " --json --in SENT --limit 10000",
        "email search * " + SALES + " --json --in Inbox --limit 10000",
        "email search order " + DANA + " --json",
        "email search * " + DANA + " --json --to tomas.ferreira@tidewaterfreight.com",
        "email list " + DANA + " --json --unread --limit 100",
        "email list " + SALES + " --json --metadata key1:order",
        "email search * " + DANA + " --json --has-attachment",
        "email search * " + DANA + " --json --has-attachment=false --limit 100",
        "email list " + DANA + " --json --from s.patel@harrowgatefoods.co.uk",
        "email search * " + DANA + " --json --after 1970-01-02 --limit 100000",
        "email search * " + ARCHIVE + " --json --after 2026-01-01",
        "email search * " + ARCHIVE + " --json --after 2026-01-01 --limit 10000",
        "auth list --json"})
    void printsTheSame(String line) throws Exception {
        assertSame(line, LocalMailbox.fixed());
    }

    @Test
    void printsTheSameInUniversalTime() throws Exception {
        environment.put("TZ", "UTC");

        assertSame("email list " + DANA + " --json --limit 10000", LocalMailbox.fixed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts list --json", "contacts list --json --limit 201", "email list --json",
        "email search * --json --limit 201"})
    void printsEveryFieldTheSame(String line) throws Exception {
        LocalMailbox mailbox = everyField();
        try (LocalMailboxServer its = LocalMailboxServer.start(mailbox)) {
            environment.putAll(its.environment(folder.resolve("every-field")));
            assertSame(line, mailbox);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "calendar events list --json --days 36500",
        "calendar events list --json --days 36500 --limit 1000",
        "calendar events list --json --days 36500 --limit 2",
        "calendar events list --json --days 36500 --limit 0",
        "calendar events list --json -d 36500 -n1",
        "calendar events list --json --days 36500 --show-cancelled",
        "calendar events list --json --days 36500 --calendar primary --show-tz",
        "calendar events list --json --days 36500 -c team --timezone Europe/Berlin",
        "calendar events list --json --days 36500 --calendar nowhere",
        "calendar events list --json",
        "calendar events list --json --days 0",
        "calendar events list --json --limit 1000",
        "calendar events import --json --start 2100-01-01 --end 2100-01-05",
        "calendar events import --json --start 4102444800 --end 2100-01-02T00:00:00-06:00",
        "calendar events import --json --start 2100-01-01 --end 2101-01-01 --limit 2",
        "calendar events import --json --start 2100-01-01 --end 2101-01-01 --limit 501",
        "calendar events import --json -c team --start 2100-01-01 --end 2101-01-01",
        "calendar events import --json"})
    void printsEventsTheSame(String line) throws Exception {
        printsEveryFieldTheSame(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "calendar events list " + ARCHIVE + " --json",
        "calendar events list " + DANA + " --json",
        "calendar events list nobody --json --limit 1000",
        "calendar events list nobody --json --limit 1000 --calendar primary",
        "calendar events list a b --json",
        "calendar events list --json --start 2026-01-01",
        "calendar events list --json --days many",
        "calendar events list --json --timezone Nowhere/City",
        "calendar events import --json --start yesterday",
        "calendar events import --json --end 7"})
    void refusesEventsTheSame(String line) throws Exception {
        assertSame(line, LocalMailbox.fixed());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "contacts list nobody --json",
        "contacts list nobody --json --limit 100000",
        "email list nobody --json",
        "email list nobody --json --folder Sent --limit 10000",
        "email list nobody --json --all-folders",
        "email search * nobody --json --after 2026-01-01",
        "contacts list someone@elsewhere.com --json",
        "contacts list --json --all",
        "contacts list --json -l 5",
        "contacts list --json --limit",
        "contacts list --json -n",
        "contacts list --json --limit many",
        "contacts list --json --limit 99999999999999999999",
        "email list --json -uz",
        "email list --json --unread=perhaps",
        "contacts list a b --json",
        "email search --json",
        "email search * " + DANA + " --json --after yesterday",
        "email list --json --limit",
        "nonsense"})
    void refusesTheSame(String line) throws Exception {
        assertSame(line, LocalMailbox.fixed());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "RATE_LIMITED", "SERVER_ERROR"})
    void endsTheSameWhenNylasAnswersWithAnError(Fault fault) throws Exception {
        server.failNext(fault, Long.MAX_VALUE, 0);

        for (String command : List.of("contacts list ", "email list ", "email search * ",
                "calendar events list ")) {
            assertSame(command + DANA + " --json --limit 10000", LocalMailbox.fixed().withFault(fault));
        }
    }

    @Test
    void endsTheSameWhenNylasCannotBeReached() throws Exception {
        environment.put("NYLAS_API_BASE_URL", "http://127.0.0.1:1");

        assertSame("contacts list " + DANA + " --json --limit 10000", LocalMailbox.fixed().withFault(Fault.NETWORK));
    }

    @Test
    void endsTheSameWithoutKey() throws Exception {
        environment.remove("NYLAS_API_KEY");

        assertSame("contacts list " + DANA + " --json", LocalMailbox.fixed().withFault(Fault.NO_API_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts list --json", "contacts list " + DANA + " --json",
        "contacts list dana.fox@larkfieldinstruments.com --json", "auth list --json"})
    void takesTheGrantFromTheSamePlaces(String line) throws Exception {
        environment.put("NYLAS_GRANT_ID", SALES);

        assertSame(line, LocalMailbox.fixed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth list --json", "contacts list --json"})
    void saysTheSameWhenNobodyHasLoggedIn(String line) throws Exception {
        try (LocalMailboxServer none = LocalMailboxServer.start(LocalMailbox.none())) {
            environment.putAll(none.environment(folder.resolve("none")));
            assertSame(line, LocalMailbox.none());
        }
    }

    @Test
    void waitsAsLongAsNylasAsksFor() throws Exception {
        server.failNext(Fault.RATE_LIMITED, 1, 1);
        int before = server.requests().size();
        long start = System.nanoTime();

        assertThat(real("contacts list " + DANA + " --json").status()).isZero();

        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
        assertThat(server.requests()).hasSize(before + 2);
    }

    @Test
    void saysItsVersionInTheSameForm() throws Exception {
        String form = "nylas version \\S+\n  Commit: +\\S+\n  Built: +\\S+\n  Go version: \\S+\n  OS/Arch: +\\S+\n";

        assertThat(real("version").out()).matches(form);
        assertThat(standIn("version", LocalMailbox.fixed()).out()).matches(form);
    }

    @Test
    void runsAgainstTheServerThroughAScript() throws Exception {
        Path nylas = server.install(RealNylas.find().orElseThrow(), folder.resolve("script"));

        assertThat(CommandRun.of(List.of(nylas.toString(), "contacts", "list", DANA, "--json"), Map.of(), folder).out())
                .isEqualTo(real("contacts list " + DANA + " --json").out());
    }

    private static LocalMailbox everyField() throws Exception {
        return LocalMailbox.read(Path.of(RealNylasTest.class.getResource("every-field.json").toURI()));
    }

    private void assertSame(String line, LocalMailbox mailbox) throws Exception {
        CommandRun expected = real(line);
        CommandRun actual = standIn(line, mailbox);

        assertThat(actual.out()).isEqualTo(expected.out());
        assertThat(actual.err()).isEqualTo(expected.err());
        assertThat(actual.status()).isEqualTo(expected.status());
    }

    private CommandRun real(String line) throws Exception {
        List<String> command = new ArrayList<>(List.of(line.split(" ")));
        command.add(0, RealNylas.find().orElseThrow().toString());
        return CommandRun.of(command, environment, folder);
    }

    /** Within this process, which is quicker; that the executable does the same is another test's matter. */
    private CommandRun standIn(String line, LocalMailbox mailbox) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = mailbox.command(environment, ZoneId.of(environment.get("TZ")))
                .run(out, new PrintStream(err, true, StandardCharsets.UTF_8), line.split(" "));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
