package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import io.mailroutes.known.LedgerDatabase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.run.RunOrder;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.LocalOrgBuilder;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.KindReport;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The routes of {@code routes/} between a local mailbox and a local org, over a real process and a real socket. A test
 * says what the mailbox holds and how the settings are, and then syncs.
 */
abstract class RoutesTest extends CamelTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    LocalOrg org;
    final Properties settings = new Properties();
    Path routes = Path.of("routes");

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseRouteBuilder(false).withAutoStartContext(false);
    }

    @BeforeEach
    void startOrg() {
        org = org().start();
        set("salesforce.login-url", org.url());
        set("salesforce.client-id", org.clientId());
        set("salesforce.client-secret", org.clientSecret());
        set("state.folder", folder.resolve("state"));
        set("dead-letter.folder", folder.resolve("dead-letter"));
        set("salesforce.poll-most", "250ms");
        set("salesforce.retry-delay", "20ms");
        set("salesforce.retry-delay-most", "200ms");
        set("salesforce.settle-after", "0s");
        set("mail.initial-days", "10000");
    }

    /** The org that a test writes to. */
    LocalOrgBuilder org() {
        return LocalOrg.builder().timeZone(ZoneId.of("America/New_York")).metadata(Path.of("src/main/salesforce"));
    }

    @AfterEach
    void stopOrg() {
        context.stop();
        org.close();
    }

    final void set(String key, Object value) {
        settings.setProperty(key, value.toString());
    }

    /** The mailbox holds these. */
    final void mailbox(List<Map<String, Object>> contacts, List<Map<String, Object>> messages) {
        mailbox(LocalMailbox.of(contacts, messages));
    }

    final void mailbox(LocalMailbox mailbox) {
        try {
            set("nylas.command", mailbox.serve(folder.resolve("mailbox")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the routes in which one text of one file is another. */
    final void edit(String file, String text, String replacement) {
        try {
            Path copy = folder.resolve("routes");
            if (!copy.equals(routes)) {
                Files.createDirectory(copy);
                try (Stream<Path> files = Files.list(routes)) {
                    for (Path each : files.toList()) {
                        Files.copy(each, copy.resolve(each.getFileName()));
                    }
                }
                routes = copy;
            }
            String before = Files.readString(routes.resolve(file));
            assertThat(before).contains(text);
            Files.writeString(routes.resolve(file), before.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One run. @return its report */
    final RunReport sync() {
        return sync(false);
    }

    final RunReport sync(boolean dryRun) {
        return checked(request(dryRun, ""));
    }

    /** One run that reads mail from a day on, or {@code full}. */
    final RunReport syncSince(String since) {
        return checked(request(false, since));
    }

    private static RunReport checked(Exchange run) {
        if (run.getException() != null) {
            throw new AssertionError(run.getException());
        }
        RunReport report = run.getMessage().getBody(RunReport.class);
        assertThat(report.mailboxes()).allSatisfy(mailbox -> assertThat(mailbox.failure()).isEmpty());
        assertThat(report.addsUp()).as("the sum adds up: %s", report.kinds().stream().map(KindReport::equation).toList())
                .isTrue();
        return report;
    }

    /** One run that is expected to stop. @return why */
    final String syncFails() {
        Exception exception = request().getException();
        assertThat(exception).isNotNull();
        return Reason.of(exception);
    }

    /** The only mailbox's failure. */
    final String mailboxFailure() {
        RunReport report = syncAnyhow();
        assertThat(report.exitStatus()).isEqualTo(1);
        return report.mailboxes().get(0).failure();
    }

    /** One run, however it ends; also then its sum adds up. */
    final RunReport syncAnyhow() {
        RunReport report = request().getMessage().getBody(RunReport.class);
        assertThat(report.addsUp()).isTrue();
        return report;
    }

    /** Why the only mailbox stopped early. */
    final String mailboxStop() {
        return stopped().mailboxes().get(0).stopped();
    }

    /** One run that stops, before its mailboxes or in the only one. @return why */
    final String stop() {
        Exchange run = request();
        return run.getException() != null ? Reason.of(run.getException())
                : run.getMessage().getBody(RunReport.class).mailboxes().get(0).stopped();
    }

    /** One run that is expected to stop early. @return its report */
    final RunReport stopped() {
        RunReport report = syncAnyhow();
        assertThat(report.mailboxes()).allSatisfy(mailbox -> assertThat(mailbox.stopped()).isNotEmpty());
        return report;
    }

    /** Ends the process, so to say: the next run starts with what is in the folders. */
    final void restart() {
        try {
            context.stop();
            context = new DefaultCamelContext();
            template = context.createProducerTemplate();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One run, however it ends. */
    final Exchange request() {
        return request(false, "");
    }

    private Exchange request(boolean dryRun, String since) {
        start();
        return template.request("direct:mailroutes-sync",
                exchange -> exchange.getMessage().setBody(RunOrder.sync(dryRun, since)));
    }

    final void start() {
        if (context.isStarted()) {
            return;
        }
        set("mailroutes.routes", routes);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.start();
    }

    /** Changes the ledger behind the product's back. */
    final void changeLedger(String sql) {
        try (Connection connection = ledger().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many rows a table of the ledger has. */
    final int countInLedger(String table) {
        try (Connection connection = ledger().getConnection(); Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private DataSource ledger() {
        return context.getRegistry().lookupByNameAndType("mailroutesLedgerDatabase", LedgerDatabase.class).dataSource();
    }

    /** The documents that the dead-letter folder holds. */
    final List<JsonNode> deadLetters() {
        Path letters = folder.resolve("dead-letter");
        try (Stream<Path> files = Files.exists(letters) ? Files.list(letters) : Stream.empty()) {
            return files.flatMap(RoutesTest::lines).map(RoutesTest::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many calls went to paths that end like this. */
    final long calls(String method, String pathEnd) {
        return org.callLog().stream().filter(call -> call.method().equals(method)
                && call.path().replaceFirst("/$", "").endsWith(pathEnd)).count();
    }

    /** @return what a query finds, fields of parents as {@code Account.Name} */
    final List<Map<String, Object>> rows(String soql) {
        return org.query(soql).stream().map(row -> flat("", row)).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> flat(String prefix, Map<String, Object> row) {
        Map<String, Object> flat = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parent && !"attributes".equals(name)) {
                flat.putAll(flat(prefix + name + ".", (Map<String, Object>) parent));
            } else if (!"attributes".equals(name)) {
                flat.put(prefix + name, value);
            }
        });
        return flat;
    }

    /** @return how many rows there are, as in {@code Contact WHERE Email != null} */
    final int count(String objectAndCondition) {
        return org.count("SELECT COUNT() FROM " + objectAndCondition);
    }

    /** A field of the one row that a query finds. */
    final Object only(String soql) {
        List<Map<String, Object>> rows = rows(soql);
        assertThat(rows).as(soql).hasSize(1);
        return rows.get(0).values().iterator().next();
    }

    static Map<String, Object> contact(String id, String given, String surname, String email) {
        return Map.of("id", id, "given_name", given, "surname", surname, "emails", List.of(Map.of("email", email)));
    }

    static Map<String, Object> message(String id, String from, String subject) {
        return Map.of("id", id, "subject", subject, "from", List.of(Map.of("name", "Sarah Chen", "email", from)), "date",
                "2026-03-12T14:30:00Z", "body", "<p>Hello</p>");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
