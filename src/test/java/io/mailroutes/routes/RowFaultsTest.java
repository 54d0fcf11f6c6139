package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mailroutes.load.Loaded;
import io.mailroutes.load.Outcome.Result;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.report.Summary;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a row of a user's own load meets by no fault of its own is got over, or the row waits for a replay; it is never lost. */
class RowFaultsTest extends ReplayRoutesTest {

    /** How rows go, the call that comes first, and the one that carries them. */
    enum Way {
        COLLECTIONS(1000, ".*/composite/sobjects.*", ".*/composite/sobjects.*"),
        JOB(1, ".*/jobs/ingest/?", ".*/batches/?");

        private final int threshold;
        private final String begins;
        private final String carries;

        Way(int threshold, String begins, String carries) {
            this.threshold = threshold;
            this.begins = begins;
            this.carries = carries;
        }
    }

    private static final Map<String, String> FOR_NOW = Map.ofEntries(
            Map.entry("a lock", "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record"),
            Map.entry("a trigger's lock", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: execution of AfterInsert caused by: "
                    + "System.DmlException: Update failed. First error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access"),
            Map.entry("a flow's lock", "CANNOT_EXECUTE_FLOW_TRIGGER: Record Currently Unavailable. The record you are "
                    + "attempting to edit is currently being modified by another user"),
            Map.entry("a race", "DUPLICATE_VALUE: duplicate value found: <unknown> duplicates value on record with id: "
                    + "<unknown>"),
            Map.entry("the session", "INVALID_SESSION_ID: Session expired or invalid"),
            Map.entry("maintenance", "SERVER_UNAVAILABLE: The server is down for maintenance"),
            Map.entry("read only", "INSUFFICIENT_ACCESS_OR_READONLY: The org is in read-only mode"),
            Map.entry("a policy", "TXN_SECURITY_METERING_ERROR: We can't complete the action because enabled transaction "
                    + "security policies took too long to complete."),
            Map.entry("the server", "InternalServerError: Unexpected exception encountered"),
            Map.entry("no code", "UNKNOWN: "),
            Map.entry("a governor limit", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: System.LimitException: Too many SOQL "
                    + "queries: 101"));

    private static final Map<String, String> FOR_ALL = Map.of(
            "the calls of the day", "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.",
            "the storage", "STORAGE_LIMIT_EXCEEDED: storage limit exceeded",
            "the storage, for a trigger", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: execution of AfterInsert caused by: "
                    + "System.DmlException: STORAGE_LIMIT_EXCEEDED, storage limit exceeded",
            "mail of the day", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: T: System.EmailException: SendEmail failed. First "
                    + "exception: SINGLE_EMAIL_LIMIT_EXCEEDED, Failed to send email");

    static Stream<Arguments> ways() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of("Email", "").map(externalId -> Arguments.of(way, externalId)));
    }

    @BeforeEach
    void noMail() {
        mailbox(List.of(), List.of());
        set("salesforce.retries", "2");
        set("salesforce.poll-most", "50ms");
    }

    private void begin(Way way) {
        set("salesforce.composite-threshold", way.threshold);
        set("salesforce.bulk-records", "200");
        start();
    }

    private static Map<String, Object> lead(String name, String company) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("LastName", name);
        lead.put("Email", name.toLowerCase() + "@acme.com");
        lead.put("Company", company);
        return lead;
    }

    private static List<Map<String, Object>> leads(String name, int count) {
        List<Map<String, Object>> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leads.add(lead(name + i, "Acme"));
        }
        return leads;
    }

    private List<Result> load(String externalId, List<Map<String, Object>> rows) {
        List<?> loaded = template.requestBody("kamelet:mailroutes-load?object=Lead&externalId=" + externalId, rows, List.class);
        return loaded.stream().map(each -> ((Loaded) each).outcome().result()).toList();
    }

    /** The org is bad still, and later good: what waits is sent then, and only then. */
    private void assertReplaySendsWhatWaits(String what) {
        RunReport bad = replay("WAITING");
        assertThat(bad.exitStatus()).as(what).isEqualTo(3);
        assertThat(Summary.of(bad)).as(what).contains("by no fault of its own", "not reached");
        assertThat(values("code")).as(what).contains("WAITING");
        assertThat(values("sending")).as(what).containsOnly("");
        org.faults().clear();
        assertThat(replay("WAITING").exitStatus()).as(what).isZero();
        assertThat(values("code")).as(what).doesNotContain("WAITING");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatPassesIsGotOverWithoutALetter(Way way, String externalId) {
        begin(way);
        FOR_NOW.forEach((what, refusal) -> {
            int before = count("Lead");
            org.faults().add(Fault.of(Kind.REFUSE_ROWS).message(refusal).after(1).times(2));
            assertThat(load(externalId, leads("Lead" + before + "x", 5))).as(what).hasSize(5).containsOnly(Result.CREATED);
            assertThat(count("Lead")).as(what).isEqualTo(before + 5);
            org.faults().clear();
        });
        assertThat(deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRowThatStaysLockedWaitsAndStopsNoOther(Way way, String externalId) {
        begin(way);
        List<Map<String, Object>> rows = new ArrayList<>(List.of(lead("Nobody", "")));
        rows.addAll(leads("Lead", 4));
        org.faults().add(Fault.of(Kind.LOCK_ROWS).after(2));
        assertThat(load(externalId, rows)).containsExactly(Result.REFUSED, Result.CREATED, Result.CREATED, Result.WAITING,
                Result.WAITING);
        assertThat(values("code")).containsExactlyInAnyOrder("REQUIRED_FIELD_MISSING", "WAITING", "WAITING");
        assertThat(values("reason")).filteredOn(reason -> reason.contains("UNABLE_TO_LOCK_ROW")).hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("by no fault of its own", "To do: run \"replay\""));
        assertReplaySendsWhatWaits("a lock");
        assertThat(values("code")).containsExactly("REQUIRED_FIELD_MISSING");
        assertThat(count("Lead")).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLimitKeepsBackTheRowsThatMeetItAndAllAfterThem(Way way, String externalId) {
        begin(way);
        FOR_ALL.forEach((what, refusal) -> {
            int before = count("Lead");
            org.faults().add(Fault.of(Kind.REFUSE_ROWS).message(refusal).after(150));
            List<Result> results = load(externalId, leads("Lead" + before + "x", 250));
            assertThat(results.subList(0, 150)).as(what).containsOnly(Result.CREATED);
            assertThat(results.subList(150, 250)).as(what).containsOnly(Result.WAITING);
            assertThat(values("code")).as(what).hasSize(100).containsOnly("WAITING");
            assertThat(values("reason")).as(what).allSatisfy(reason -> assertThat(reason)
                    .contains("by no fault of its own", "To do: ", "run \"replay\"").doesNotContain("run again"));
            assertReplaySendsWhatWaits(what);
            assertThat(count("Lead")).as(what).isEqualTo(before + 250);
        });
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLimitThatMeetsACallKeepsBackWhatWasNotWritten(Way way, String externalId) {
        begin(way);
        org.faults().add(Fault.of(Kind.REQUEST_LIMIT).on(null, way.begins).after(1));
        List<Result> results = load(externalId, leads("Lead", 450));
        assertThat(results.subList(0, 200)).containsOnly(Result.CREATED);
        assertThat(results.subList(200, 450)).containsOnly(Result.WAITING);
        assertReplaySendsWhatWaits("a call");
        assertThat(count("Lead")).isEqualTo(450);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLoadOfWhichNothingWasWrittenFailsAsAWhole(Way way, String externalId) {
        begin(way);
        org.faults().add(Fault.of(Kind.REQUEST_LIMIT).on(null, way.begins));
        Throwable failure = catchThrowable(() -> load(externalId, leads("Lead", 5)));
        assertThat(ObjectHelper.getException(RunStoppedException.class, failure)).isNotNull();
        assertThat(Reason.of(failure)).contains("REQUEST_LIMIT_EXCEEDED", "To do: ");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertThat(load(externalId, leads("Lead", 5))).containsOnly(Result.CREATED);
    }

    @ParameterizedTest
    @CsvSource({"COLLECTIONS, Email, 400, JSON_PARSER_ERROR", "COLLECTIONS, '', 400, JSON_PARSER_ERROR",
            "COLLECTIONS, Email, 500, UNKNOWN_EXCEPTION", "JOB, Email, 400, InvalidBatch", "JOB, '', 400, InvalidBatch",
            "JOB, '', 500, UNKNOWN_EXCEPTION"})
    void aRowThatBreaksEveryCallThatCarriesItIsFound(Way way, String externalId, int status, String code) {
        begin(way);
        List<Map<String, Object>> rows = leads("Lead", 40);
        rows.add(17, lead("Oddity", "Acme"));
        org.faults().add(Fault.of(Kind.ANSWER).on(null, way.carries).containing("Oddity").answer(status,
                "[{\"errorCode\":\"" + code + "\",\"message\":\"Oh\"}]"));
        List<Result> results = load(externalId, rows);
        assertThat(results.get(17)).isEqualTo(Result.REFUSED);
        assertThat(results).filteredOn(Result.CREATED::equals).hasSize(40);
        assertThat(values("code")).containsExactly(code);
        assertThat(count("Lead")).isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRouteThatIsWrongForAllRowsMakesNoLetters(Way way, String externalId) {
        begin(way);
        org.faults().add(Fault.of(Kind.ANSWER).on(null, way.carries).answer(400,
                "[{\"errorCode\":\"INVALID_FIELD\",\"message\":\"No such column\"}]"));
        assertThat(Reason.of(catchThrowable(() -> load(externalId, leads("Lead", 450))))).contains("No such column");
        assertThat(deadLetters()).isEmpty();
        assertThat(org.callLog()).hasSizeLessThan(200);
    }
}
