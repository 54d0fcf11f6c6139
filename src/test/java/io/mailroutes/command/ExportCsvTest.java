package io.mailroutes.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mailroutes.localmailbox.Fault;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.http.Call;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that writes what a mapping makes as CSV. */
class ExportCsvTest {

    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    private int execute(LocalMailbox mailbox, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--properties", Files.write(folder.resolve("application.properties"), new byte[0]).toString(),
                "--set", "nylas.command=" + mailbox.install(folder.resolve("mailbox")),
                "--set", "state.folder=" + folder.resolve("state"),
                "--set", "dead-letter.folder=" + folder.resolve("dead-letter")));
        return Commands.line().setErr(new PrintWriter(err, true)).execute(line.toArray(String[]::new));
    }

    private String export(LocalMailbox mailbox, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("export-csv", "contacts", "--out", out().toString()));
        line.addAll(List.of(more));
        assertThat(execute(mailbox, line.toArray(String[]::new))).as(err.toString()).isZero();
        return Files.readString(out());
    }

    private Path out() {
        return folder.resolve("contacts.csv");
    }

    private static LocalMailbox of(List<Map<String, Object>> contacts) {
        return LocalMailbox.of(contacts, List.of());
    }

    private static Map<String, Object> contact(String surname, String email) {
        return Map.of("id", email, "surname", surname, "emails", List.of(Map.of("email", email)));
    }

    @Test
    void theRowsStandInTheOrderOfTheMailboxWithoutAnOrgAndNothingIsKept() throws IOException {
        String csv = export(of(List.of(contact("Zoë", "zoe@acme.com"), contact("Ng, \"Z\"\nEsq.", "ng@beta.example"),
                Map.of("id", "nobody", "surname", "Nobody"), contact("#N/A", "adam@acme.com"))));
        assertThat(csv).isEqualTo("""
                LastName,Email
                Zoë,zoe@acme.com
                "Ng, ""Z""
                Esq.",ng@beta.example
                "",adam@acme.com
                """);
        assertThat(err.toString()).contains("contacts: 4 read, 3 rows", "skipped: no e-mail address 1");
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("dead-letter")).doesNotExist();
    }

    @Test
    void aFieldThatOnlyALaterRecordHasIsAColumnOfAll() throws IOException {
        String csv = export(of(List.of(contact("One\n\"1\"", "one@acme.com"), contact("Two", "two@acme.com"),
                Map.of("id", "3", "surname", "Three", "job_title", "CTO", "emails", List.of(Map.of("email", "three@acme.com"))),
                Map.of("id", "4", "given_name", "Dee", "surname", "Four", "emails", List.of(Map.of("email", "four@acme.com"))))));
        assertThat(csv).isEqualTo("""
                LastName,Email,Title,FirstName
                "One
                ""1""\",one@acme.com,,
                Two,two@acme.com,,
                Three,three@acme.com,CTO,
                Four,four@acme.com,,Dee
                """);
    }

    @Test
    void itIsWhatAnIngestJobIsSent() throws IOException, InterruptedException {
        LocalMailbox mailbox = LocalMailbox.generated(300, 0);
        String exported = export(mailbox);
        try (LocalOrg org = LocalOrg.builder().start()) {
            assertThat(execute(mailbox, "sync", "--set", "salesforce.login-url=" + org.url(), "--set", "accounts.create=false",
                    "--set", "salesforce.client-id=" + org.clientId(), "--set", "salesforce.client-secret=" + org.clientSecret(),
                    "--set", "salesforce.poll-most=200ms")).as(err.toString()).isZero();
            List<List<String>> sent = rows(written(org)).stream().map(row -> row.subList(2, row.size())).toList();
            assertThat(sent).hasSize(301).first().isEqualTo(rows(exported).get(0));
            assertThat(rows(exported)).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    // Salesforce gives back the columns that it was sent, after two of its own.
    private static String written(LocalOrg org) throws IOException, InterruptedException {
        String path = org.callLog().stream().map(Call::path).filter(each -> each.endsWith("/successfulResults")).findFirst()
                .orElseThrow();
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(org.url() + path))
                .header("Authorization", "Bearer " + org.accessToken()).build(), BodyHandlers.ofString()).body();
    }

    private static List<List<String>> rows(String csv) throws IOException {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.DEFAULT)) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        }
    }

    @Test
    void theMappingIsTheUsers() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        String mine = Files.readString(Path.of("routes/contacts.camel.yaml"));
        Files.writeString(routes.resolve("contacts.camel.yaml"),
                mine.replace("Title: .job_title,", "Department: (.company_name | ascii_upcase),"));
        String csv = export(of(List.of(Map.of("id", "1", "surname", "Chen", "company_name", "Acme", "job_title", "CTO",
                "emails", List.of(Map.of("email", "sarah@acme.com"))))), "--routes", routes.toString());
        assertThat(csv).isEqualTo("LastName,Email,Department\nChen,sarah@acme.com,ACME\n");
    }

    @Test
    void messagesAreRowsToo() throws IOException {
        LocalMailbox mailbox = LocalMailbox.of(List.of(), List.of(Map.of("id", "m1", "subject", "Hello", "body", "<p>Hi</p>",
                "date", "2026-03-12T23:45:00Z", "from", List.of(Map.of("email", "sarah@acme.com"))),
                Map.of("id", "m2", "subject", "Ours", "date", "2026-03-12T23:45:00Z",
                        "from", List.of(Map.of("email", "eve@larkfieldinstruments.com")))));
        assertThat(execute(mailbox, "export-csv", "emails", "--full", "--out", out().toString())).isZero();
        assertThat(out()).hasContent("""
                Subject,ActivityDate,Description,Status,Type,TaskSubtype
                Hello,2026-03-12,Hi,Completed,Email,Email
                """);
        assertThat(err.toString()).contains("emails: 2 read, 1 rows", "skipped: sent by the own company 1");
    }

    @Test
    void halfAnExportIsNone() throws IOException {
        LocalMailbox mailbox = of(IntStream.range(0, 50).mapToObj(i -> contact("N" + i, "n" + i + "@acme.com")).toList())
                .withFault(Fault.HALF_THEN_STATUS_0);
        assertThat(execute(mailbox, "export-csv", "contacts", "--out", out().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("incomplete").contains("To do: ");
        assertThat(out()).doesNotExist();
    }

    @Test
    void whatCannotBeMappedIsToldAndTheOthersAreRows() throws IOException {
        LocalMailbox mailbox = of(List.of(contact("Chen", "sarah@acme.com"),
                Map.of("id", "bad", "surname", "Bad", "job_title", List.of("CTO"),
                        "emails", List.of(Map.of("email", "bad@acme.com")))));
        assertThat(execute(mailbox, "export-csv", "contacts", "--out", out().toString())).isEqualTo(2);
        assertThat(out()).hasContent("LastName,Email\nChen,sarah@acme.com\n");
        assertThat(err.toString()).contains("contacts: 2 read, 1 rows", "cannot be mapped: INVALID_TYPE 1",
                "Contact.Title takes one value", "To do: ");
        assertThat(folder.resolve("dead-letter")).doesNotExist();
    }

    @Test
    void stdoutHasTheRowsAndNothingElse() throws IOException {
        PrintStream stdout = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.US_ASCII));
        try {
            assertThat(execute(of(List.of(contact("Zoë", "zoe@acme.com"))), "export-csv", "contacts")).isZero();
        } finally {
            System.setOut(stdout);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("LastName,Email\nZoë,zoe@acme.com\n");
    }

    @Test
    void whatCannotBeExportedIsToldWithWhatCan() throws IOException {
        LocalMailbox mailbox = of(List.of(contact("Chen", "sarah@acme.com")));
        assertThat(execute(mailbox, "export-csv", "contact")).isEqualTo(1);
        assertThat(execute(mailbox, "export-csv", "accounts")).isEqualTo(1);
        assertThat(execute(mailbox, "export-csv", "contacts", "--out", "no/such/folder/x.csv")).isEqualTo(1);
        assertThat(err.toString()).contains("did you mean contacts?", "has no command that reads accounts",
                "take one of contacts, emails", "There is no folder for no/such/folder/x.csv");
    }
}
