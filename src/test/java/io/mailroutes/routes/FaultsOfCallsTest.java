package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.salesforce.LoginException;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault of the org, the session, a limit or the way to the org is never put on a record, whichever call it meets: the
 * call is made again, or the run stops and the next one goes on where it was.
 */
class FaultsOfCallsTest extends RoutesTest {

    private static final String PAGE = "<html><head><title>Down for maintenance</title></head><body>Back soon</body></html>";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Fault ANSWER = Fault.of(Kind.ANSWER);

    /** Which call a fault meets, and by which way of loading there is such a call. */
    enum Layer {
        LOG_IN("POST", "/services/oauth2/token", 200),
        LIMITS("GET", "/services/data/v[^/]*/limits/?", 200),
        SOQL("GET", "/services/data/v[^/]*/query.*", 200),
        LONG_SOQL("POST", ".*/composite/?", 200),
        SUBQUERY("GET", "/services/data/v[^/]*/query.*", 200),
        DESCRIBE("GET", "/services/data/v[^/]*/sobjects/[^/]*/describe/?", 200),
        GRAPH("POST", ".*/composite/graph/?", 200),
        PLAIN_COMPOSITE("POST", ".*/composite/?", 200),
        COLLECTIONS(null, ".*/composite/sobjects.*", 4),
        JOB_CREATE("POST", ".*/jobs/ingest/?", 1),
        UPLOAD("PUT", ".*/batches/?", 1),
        CLOSE("PATCH", ".*/jobs/ingest/[^/]*/?", 1),
        POLL("GET", ".*/jobs/ingest/[^/]*/?", 1),
        RESULTS("GET", ".*/successfulResults/?", 1);

        private final String method;
        private final String path;
        private final int threshold;

        Layer(String method, String path, int threshold) {
            this.method = method;
            this.path = path;
            this.threshold = threshold;
        }

        Fault hitBy(Fault fault) {
            boolean inside = this == SUBQUERY && fault.kind() == Kind.ANSWER;
            return this == SUBQUERY && !inside ? LONG_SOQL.hitBy(fault)
                    : (inside ? Fault.of(Kind.SUBANSWER).answer(fault.status(), fault.message()) : fault).on(method, path);
        }

        boolean asksAtLength() {
            return this == LONG_SOQL || this == SUBQUERY;
        }
    }

    private static String error(String code, String message) {
        return "[{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"}]";
    }

    private static final Map<String, Fault> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("a proxy's 404", ANSWER.answer(404, PAGE)),
            Map.entry("a proxy's 407", ANSWER.answer(407, PAGE)),
            Map.entry("a proxy's 400", ANSWER.answer(400, PAGE)),
            Map.entry("a page and 503", ANSWER.answer(503, PAGE)),
            Map.entry("a page and 200", ANSWER.answer(200, PAGE)),
            Map.entry("a page and 302", ANSWER.answer(302, PAGE)),
            Map.entry("nothing and 502", ANSWER.answer(502, "")),
            Map.entry("500", ANSWER.answer(500, error("UNKNOWN_EXCEPTION", "An unexpected error occurred"))),
            Map.entry("429", Fault.of(Kind.TOO_MANY_REQUESTS)),
            Map.entry("a slow query", ANSWER.answer(400, error("QUERY_TIMEOUT", "Your query request was running for too long."))),
            Map.entry("busy", ANSWER.answer(403, error("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded."))),
            Map.entry("the day's calls", ANSWER.answer(403, error("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."))),
            Map.entry("no API", ANSWER.answer(403, error("API_DISABLED_FOR_ORG", "The REST API is not enabled"))),
            Map.entry("the session", ANSWER.answer(401, error("INVALID_SESSION_ID", "Session expired or invalid"))),
            Map.entry("a trigger's lock", ANSWER.answer(400, error("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "execution of AfterInsert caused by: System.DmlException: UNABLE_TO_LOCK_ROW"))),
            Map.entry("no answer", Fault.of(Kind.DROP_BEFORE))));

    private final List<Map<String, Object>> contacts = new ArrayList<>();
    private final List<Map<String, Object>> messages = new ArrayList<>();

    // The org has the company of one of them, of which this program does not know yet.
    private void twoMorePeople() {
        for (String company : List.of("company.com", "known" + contacts.size() + ".com")) {
            int n = contacts.size();
            contacts.add(contact("c" + n, "P", "Person " + n, "p" + n + "@" + company));
            messages.add(message("m" + n, "p" + n + "@" + company, "Hello " + n));
            if (company.startsWith("known")) {
                org.insert("Account", Map.of("Name", "By hand", "Website", company));
            }
        }
        print("contacts.json", contacts);
        print("messages.json", messages);
    }

    // A run is made hundreds of times, and the command of the local mailbox takes longer than all the rest of it.
    @BeforeEach
    void aMailboxThatPrintsWhatItHas() throws IOException {
        Path nylas = Files.writeString(folder.resolve("nylas"), """
                #!/bin/sh
                cd "$(dirname "$0")"
                case "$1" in
                  auth) echo '[{"id":"g","email":"dana.fox@larkfieldinstruments.com","provider":"google","status":"valid"}]' ;;
                  contacts) cat contacts.json ;;
                  email) cat messages.json ;;
                esac
                """);
        Files.setPosixFilePermissions(nylas, PosixFilePermissions.fromString("rwx------"));
        set("nylas.command", nylas);
    }

    private void print(String file, List<Map<String, Object>> items) {
        try {
            JSON.writeValue(folder.resolve(file).toFile(), items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(Layer layer) {
        set("salesforce.composite-threshold", layer.threshold);
        set("salesforce.timeout", "20s");
        set("salesforce.retry-delay", "1ms");
        set("salesforce.retry-delay-most", "10ms");
        set("salesforce.poll-most", "50ms");
        if (layer.asksAtLength()) {
            edit("lookups.camel.yaml", "WHERE {Website LIKE '%?%' OR }", longCondition() + "({Website LIKE '%?%' OR })");
        }
        if (layer == Layer.PLAIN_COMPOSITE) {
            set("salesforce.composite", "plain");
        }
    }

    // So long that it fits into no address.
    private static String longCondition() {
        return "WHERE Name NOT IN (" + IntStream.range(0, 5).mapToObj(i -> "'" + i + "x".repeat(3_000) + "'")
                .collect(Collectors.joining(",")) + ") AND ";
    }

    /** @return how the run ended: 0, 3, or what it said */
    private String run(String what) {
        Exchange run = request();
        if (run.getException() != null) {
            assertThat(ObjectHelper.getException(RunStoppedException.class, run.getException()) == null
                    && ObjectHelper.getException(LoginException.class, run.getException()) == null).as("%s: %s", what,
                    run.getException()).isFalse();
            return Reason.of(run.getException());
        }
        RunReport report = run.getMessage().getBody(RunReport.class);
        assertThat(report.exitStatus()).as("%s: %s", what, report.mailboxes().get(0).failure()).isIn(0, 3);
        assertThat(report.addsUp()).isTrue();
        return report.mailboxes().get(0).stopped();
    }

    private void assertNoRecordIsBlamed(Layer layer, int times, int everyNth) {
        prepare(layer);
        int n = layer.ordinal();
        for (Map.Entry<String, Fault> each : FAULTS.entrySet()) {
            if (n++ % everyNth != 0) {
                continue;
            }
            String what = each.getKey() + " at " + layer + ", " + times;
            twoMorePeople();
            if (layer == Layer.LOG_IN) {
                restart();
            }
            org.faults().add(layer.hitBy(each.getValue()).times(times));
            String stopped = run(what);
            assertThat(stopped).as(what).doesNotContain("<html>").satisfiesAnyOf(
                    text -> assertThat(text).isEmpty(), text -> assertThat(text).contains("To do: "));
            assertThat(deadLetters()).as(what).isEmpty();
            org.faults().clear();
            if (!stopped.isEmpty()) {
                assertThat(run(what)).as("the run after %s", what).isEmpty();
                assertThat(deadLetters()).as(what).isEmpty();
            }
            assertThat(count("Contact")).as(what).isEqualTo(contacts.size());
            assertThat(count("Task WHERE WhoId != null")).as(what).isEqualTo(messages.size());
            assertThat(count("Contact WHERE Account.Name = 'By hand'")).as(what).isEqualTo(contacts.size() / 2);
            assertThat(count("Account")).as("nobody is made who is there, %s", what).isEqualTo(1 + contacts.size() / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onceIsGotOver(Layer layer) {
        assertNoRecordIsBlamed(layer, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void thatStaysStopsTheRun(Layer layer) {
        set("salesforce.retries", "1");
        assertNoRecordIsBlamed(layer, Integer.MAX_VALUE, 4);
    }
}
