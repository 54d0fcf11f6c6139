package io.mailroutes.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.faults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that runs a route of the user's: the one of the README, and others. */
class RunCommandTest {

    private static final String HEADER = "first_name,last_name,company,email\n";

    @TempDir
    private Path folder;
    private LocalOrg org;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void startOrg() throws IOException {
        org = LocalOrg.builder().start();
        Files.createDirectory(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/leads.camel.yaml"), ofTheReadme());
    }

    @AfterEach
    void stopOrg() {
        org.close();
    }

    private static String ofTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```yaml\n", readme.indexOf("### Routes of your own")) + "```yaml\n".length();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    private int execute(String command, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(command, "--routes", folder.resolve("routes").toString(),
                "--properties", Files.write(folder.resolve("application.properties"), new byte[0]).toString()));
        Stream.of("nylas.command=" + LocalMailbox.of(List.of(), List.of()).serve(folder.resolve("mailbox")),
                "salesforce.login-url=" + org.url(), "salesforce.client-id=" + org.clientId(),
                "salesforce.client-secret=" + org.clientSecret(), "salesforce.poll-most=200ms",
                "state.folder=" + folder.resolve("state"), "dead-letter.folder=" + folder.resolve("dead-letter"))
                .forEach(setting -> line.addAll(List.of("--set", setting)));
        line.addAll(List.of(more));
        CommandLine commands = Commands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(line.toArray(String[]::new));
    }

    private String csv(String rows) throws IOException {
        return Files.writeString(folder.resolve("fair.csv"), HEADER + rows).toString();
    }

    private int count(String where) {
        return org.count("SELECT COUNT() FROM Lead" + where);
    }

    @Test
    void aCsvFileIsLoadedAndWhatIsRefusedIsSentAgainByReplay() throws IOException {
        String file = csv("Sarah,Chen,\"Acme, Inc.\",sarah@acme.com\nAnn,Nobody,,ann@nowhere.com\n"
                + "Bo,,Acme,bo@acme.com\nKim, ,Acme,kim@acme.com\n");
        assertThat(execute("run", "leads", "--body", file)).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).contains("1 rows were refused").contains("replay");
        assertThat(org.query("SELECT FirstName, LastName, Company FROM Lead")).containsExactly(
                Map.of("FirstName", "Sarah", "LastName", "Chen", "Company", "Acme, Inc."),
                Map.of("FirstName", "Bo", "LastName", "Unknown", "Company", "Acme"),
                Map.of("FirstName", "Kim", "LastName", "Unknown", "Company", "Acme"));
        try (Stream<Path> letters = Files.list(folder.resolve("dead-letter"))) {
            Path letter = letters.findFirst().orElseThrow();
            assertThat(Files.readString(letter)).contains("REQUIRED_FIELD_MISSING");
            Files.writeString(letter, Files.readString(letter).replace("\"Company\":null", "\"Company\":\"Nowhere\""));
        }
        assertThat(execute("replay")).as(err.toString()).isZero();
        assertThat(count(" WHERE Company = 'Nowhere'")).isOne();
    }

    @Test
    void rowsThatTheOrgKeepsBackAreToldApartAndSentByReplay() throws IOException {
        String file = csv("Sarah,Chen,Acme,sarah@acme.com\nAnn,Nobody,,ann@nowhere.com\nBo,Ek,Acme,bo@acme.com\n");
        String[] soon = {"--set", "salesforce.retries=1", "--set", "salesforce.retry-delay=10ms"};
        org.faults().add(Fault.of(Fault.Kind.LOCK_ROWS).after(1));
        assertThat(execute("run", Stream.concat(Stream.of("leads", "--body", file), Stream.of(soon)).toArray(String[]::new)))
                .as(err.toString()).isEqualTo(3);
        assertThat(out.toString()).contains("1 rows were refused.", "1 rows were not written, by no fault of theirs.",
                "\"replay\" sends them. Do not load them again.");
        assertThat(execute("replay", soon)).isEqualTo(3);
        org.faults().clear();
        assertThat(execute("replay", "--only", "WAITING")).as(err.toString()).isZero();
        assertThat(count("")).isEqualTo(2);
        assertThat(execute("replay")).isEqualTo(2);
    }

    @Test
    void tenThousandRowsGoByIngestJobAndFiftyByCollections() throws IOException {
        assertThat(execute("run", "direct:leads", "--body", csv(rows(10_000)))).as(err.toString()).isZero();
        assertThat(count("")).isEqualTo(10_000);
        assertThat(org.callLog()).filteredOn(call -> call.path().matches(".*/composite/sobjects.*")).isEmpty();
        assertThat(execute("run", "leads", "--body", csv(rows(50)))).isZero();
        assertThat(org.callLog()).filteredOn(call -> call.path().matches(".*/composite/sobjects.*")).hasSize(1);
        assertThat(count("")).isEqualTo(10_000);
    }

    private static String rows(int count) {
        return String.join("", IntStream.range(0, count).mapToObj(number -> "Ann,Lead " + number + ",Acme," + number
                + "@acme.com\n").toList());
    }

    @Test
    void aRouteThatFailsEndsWith1AndItsCause() throws IOException {
        route("broken", "direct:broken", "throwException: {exceptionType: java.io.IOException, message: no such share}");
        assertThat(execute("run", "broken")).isEqualTo(1);
        assertThat(err.toString()).contains("no such share").doesNotContain("\tat ");
        assertThat(execute("run", "leads", "--body", csv("a,b,c,d@e.com\n"), "--set", "salesforce.client-secret=wrong"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Cannot log in to Salesforce").contains("To do:");
    }

    private void route(String id, String from, String step) throws IOException {
        Files.writeString(folder.resolve("routes/" + id + ".camel.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: %s
                      steps:
                        - %s
                """.formatted(id, from, step));
    }

    @Test
    void aRouteThatIsNoneIsToldWithTheClosestName() throws IOException {
        assertThat(execute("run", "leeds")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no route leeds; did you mean leads? To do: name one of leads.");
    }

    @Test
    void aRouteThatBeginsByItselfDoesSoOnlyUnderSchedule() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.writeString(drop.resolve("new.csv"), HEADER + "Ann,Lead,Acme,ann@acme.com\n");
        route("dropped", "file:" + drop, "to: direct:leads");
        assertThat(execute("run", "dropped")).isEqualTo(1);
        assertThat(err.toString()).contains("The route dropped begins by itself, at file:" + drop).contains("schedule");
        assertThat(execute("check")).isZero();
        assertThat(drop.resolve("new.csv")).exists();
        assertThat(count("")).isZero();
    }
}
