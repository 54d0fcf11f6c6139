package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.run.RunOrder;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.KindReport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Replays of dead letters in tests: what they ask for, and what is in the files. */
abstract class ReplayRoutesTest extends RoutesTest {

    static final String STRICT_STATUS =
            "Status: (if .subject == \"odd\" then error(\"no status for this\") else \"Completed\" end)";

    static final String STRICT_PHONE =
            "Phone: (if .id == \"sample-contact\" then null else error(\"no phone\") end)";

    Path letters;

    @BeforeEach
    void folder() {
        letters = folder.resolve("dead-letter");
    }

    final Exchange request(String file, boolean dryRun, String... only) {
        start();
        return template.request("direct:mailroutes-sync", exchange -> exchange.getMessage().setBody(
                RunOrder.sendAgain(dryRun, file.isEmpty() ? ReplayOrders.ALL : file, List.of(only))));
    }

    final RunReport replay(String... only) {
        return checked(request("", false, only));
    }

    static RunReport checked(Exchange run) {
        if (run.getException() != null) {
            throw new AssertionError(run.getException());
        }
        RunReport report = run.getMessage().getBody(RunReport.class);
        assertThat(report.addsUp()).as("%s", report.kinds().stream().map(KindReport::equation).toList()).isTrue();
        return report;
    }

    final List<Path> files() {
        try (Stream<Path> files = Files.list(letters)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Path append(String line) {
        try {
            Path file = files().get(0);
            return Files.writeString(file, text(file) + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final long writes() {
        return org.callLog().stream().filter(call -> !"GET".equals(call.method())
                && !call.path().contains("oauth2")).count();
    }

    final List<String> values(String field) {
        return deadLetters().stream().map(letter -> letter.path(field).asText()).toList();
    }

    /** Two contacts of one address in the org, so that the mailbox's contact and its message are refused. */
    final List<String> twins() {
        return List.of(org.insert("Contact", Map.of("LastName", "One", "Email", "sarah@acme.com")),
                org.insert("Contact", Map.of("LastName", "Two", "Email", "sarah@acme.com")));
    }

    final List<String> syncWithTwins() {
        List<String> twins = twins();
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")),
                List.of(message("m1", "sarah@acme.com", "Hi")));
        sync();
        assertThat(values("kind")).contains("contacts", "emails");
        return twins;
    }
}
