package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mailroutes.report.RunReport;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mapping may give of one message: one record, none, or several, each with its own key and fate. */
class MappingGivesTest extends MappingRoutesTest {

    private static final String ONE = "{Subject: .subject}";

    private void twoMessages() {
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Offer"),
                message("m2", "sarah@acme.com", "Newsletter")));
    }

    private void assertOneLeftOut(String reason) {
        twoMessages();
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry(reason, 1L));
        assertThat(subjects()).containsExactly("Offer");
        assertThat(countInLedger("watermark WHERE mail_until = TIMESTAMP '2026-03-12 14:30:00'")).isEqualTo(1);
        assertNextRunWritesNothing();
    }

    @Test
    void aFilterBeforeTheKameletLeavesAMessageOut() {
        steps("emails", """
                - filter:
                    expression:
                      jq:
                        expression: .subject != "Newsletter"
                    steps:
                """ + (transform(ONE) + RECORD).indent(6));
        assertOneLeftOut("left out by emails");
    }

    @Test
    void aRouteThatStopsLeavesAMessageOut() {
        steps("emails", """
                - filter:
                    expression:
                      jq:
                        expression: .subject == "Newsletter"
                    steps:
                      - stop: {}
                """ + transform(ONE) + RECORD);
        assertOneLeftOut("left out by emails");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "empty", "[]", "[null]", "(null, null)"})
    void aMappingLeavesAMessageOut(String none) {
        emailsAre("if .subject == \"Newsletter\" then " + none + " else " + ONE + " end");
        assertOneLeftOut("left out by emails");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip(\"a newsletter\")", "[skip(\"a newsletter\")]"})
    void aMappingNamesTheReason(String skip) {
        emailsAre("if .subject == \"Newsletter\" then " + skip + " else " + ONE + " end");
        assertOneLeftOut("a newsletter");
    }

    @Test
    void whenAllIsLeftOutTheWatermarkMovesAllTheSame() {
        emailsAre("if .id == \"sample-message\" then " + ONE + " else empty end");
        twoMessages();
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry("left out by emails", 2L));
        assertThat(countInLedger("watermark WHERE mail_until = TIMESTAMP '2026-03-12 14:30:00'")).isEqualTo(1);
    }

    /** The ways to give several records of one message. */
    enum Several {
        ARRAY("[. as $mail | .to[] | %s]", ""),
        OUTPUTS_WITH_KEYS(". as $mail | .to[] | %s", ", \"@key\": ($mail.id + .email)"),
        SPLIT("", ""),
        SPLIT_WITH_KEYS("", ", \"@key\": ($mail.id + .email)");

        private final String form;
        private final String key;

        Several(String form, String key) {
            this.form = form;
            this.key = key;
        }

        private String steps(String fields) {
            String record = "{Subject: ($mail.subject + \" to \" + .email)" + fields + key + "}";
            if (!form.isEmpty()) {
                return transform(form.formatted(record)) + RECORD;
            }
            return """
                    - split:
                        expression:
                          jq:
                            expression: ". as $mail | [.to[] | {mail: $mail, email}]"
                        steps:
                    """ + (transform(".mail as $mail | " + record) + RECORD).indent(6);
        }
    }

    private void oneTaskForEachRecipient(Several several, String fields) {
        steps("emails", several.steps(fields));
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "b@x.com", "c@x.com"),
                messageTo("m2", "Ho", "a@x.com")));
    }

    private static final List<String> ALL = List.of("Hi to a@x.com", "Hi to b@x.com", "Hi to c@x.com", "Ho to a@x.com");

    @ParameterizedTest
    @EnumSource(Several.class)
    void severalRecordsOfOneMessageArriveOnce(Several several) {
        oneTaskForEachRecipient(several, "");
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("emails").created()).isEqualTo(4);
        assertThat(subjects()).isEqualTo(ALL);
        assertNextRunWritesNothing();
        restart();
        assertNextRunWritesNothing();
        assertThat(subjects()).isEqualTo(ALL);
    }

    @ParameterizedTest
    @EnumSource(Several.class)
    void theOneThatSalesforceRefusesIsADeadLetterWithItsPart(Several several) {
        org.enableValidationRule("Task", "Subject", "Hi to b.*", "Not to b");
        oneTaskForEachRecipient(several, "");
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("emails").created()).isEqualTo(3);
        assertThat(letter().path("part").asInt()).isEqualTo(2);
        assertThat(letter().path("record").path("Subject").asText()).isEqualTo("Hi to b@x.com");
        assertThat(letter().path("original").path("to")).hasSize(3);
        assertNextRunWritesNothing();
        org.disableValidationRules("Task");
        assertReplaySendsJustThatOne();
    }

    private void assertReplaySendsJustThatOne() {
        RunReport replay = replay();
        assertThat(replay.exitStatus()).isZero();
        assertThat(replay.kind("emails").read()).isEqualTo(1);
        assertThat(replay.kind("emails").created()).isEqualTo(1);
        assertThat(subjects()).isEqualTo(ALL);
        assertThat(files()).isEmpty();
        assertNextRunWritesNothing();
        assertThat(subjects()).isEqualTo(ALL);
    }

    @ParameterizedTest
    @EnumSource(Several.class)
    void theOneWhoseValueDoesNotFitIsADeadLetterWithItsPart(Several several) {
        oneTaskForEachRecipient(several, ", ActivityDate: (if .email == \"b@x.com\" then \"soon\" else null end)");
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("emails").created()).isEqualTo(3);
        assertThat(letter().path("part").asInt()).isEqualTo(2);
        assertThat(letter().path("record").path("Subject").asText()).isEqualTo("Hi to b@x.com");
        assertThat(letter().path("reason").asText()).contains("Task.ActivityDate");
        assertNextRunWritesNothing();
        restart();
        oneTaskForEachRecipient(several, "");
        assertReplaySendsJustThatOne();
    }

    @ParameterizedTest
    @EnumSource(names = "SPLIT.*", mode = EnumSource.Mode.MATCH_ANY)
    void theOneThatCannotBeMappedIsADeadLetterWithItsPart(Several several) {
        oneTaskForEachRecipient(several, ", Status: (if .email == \"b@x.com\" then error(\"no b\") else \"Completed\" end)");
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.kind("emails").created()).isEqualTo(3);
        assertThat(letter().path("part").asInt()).isEqualTo(2);
        assertThat(letter().path("code").asText()).isEqualTo("MAPPING_FAILED");
        assertNextRunWritesNothing();
        restart();
        oneTaskForEachRecipient(several, "");
        assertReplaySendsJustThatOne();
    }

    @ParameterizedTest
    @EnumSource(Several.class)
    void aLetterWhoseRecordArrivedAnotherWayIsToldAndClosed(Several several) {
        oneTaskForEachRecipient(several, ", ActivityDate: (if .email == \"b@x.com\" then \"soon\" else null end)");
        sync();
        restart();
        oneTaskForEachRecipient(several, ", Description: \"newer\"");
        assertThat(sync().kind("emails").created()).isEqualTo(1);
        long before = writes();
        RunReport replay = replay();
        assertThat(replay.letters()).singleElement().satisfies(count -> {
            assertThat(count.left()).isEqualTo(1);
            assertThat(count.arrived()).isEqualTo(1);
        });
        assertThat(io.mailroutes.report.Summary.of(replay)).contains("1 of them had arrived another way");
        assertThat(writes()).isEqualTo(before);
        assertThat(files()).isEmpty();
        assertThat(subjects()).isEqualTo(ALL);
    }

    @Test
    void ofALetterThatBecomesSeveralRecordsNoneIsLost() {
        emailsAre("if .id == \"sample-message\" then {Subject: .subject} else error(\"not yet\") end");
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "b@x.com", "c@x.com"),
                messageTo("m2", "Ho", "a@x.com")));
        sync();
        assertThat(values("part")).containsExactly("0", "0");
        org.enableValidationRule("Task", "Subject", "Hi to [bc].*", "Not to b and c");
        restart();
        steps("emails", Several.ARRAY.steps(""));
        RunReport replay = replay();
        assertThat(replay.kind("emails").created()).isEqualTo(2);
        assertThat(replay.letters()).singleElement().satisfies(count -> {
            assertThat(count.left()).isEqualTo(1);
            assertThat(count.refused()).isEqualTo(1);
            assertThat(count.added()).isEqualTo(1);
        });
        assertThat(values("part")).containsExactlyInAnyOrder("2", "3");
        org.disableValidationRules("Task");
        assertThat(replay().kind("emails").created()).isEqualTo(2);
        assertThat(files()).isEmpty();
        assertThat(subjects()).isEqualTo(ALL);
    }

    @Test
    void ofALetterThatBecomesSeveralRecordsSomeOfWhichAreNotReachedNoneIsLost() {
        emailsAre("if .id == \"sample-message\" then {Subject: .subject} else error(\"not yet\") end");
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "b@x.com", "c@x.com"),
                messageTo("m2", "Ho", "a@x.com")));
        sync();
        org.enableValidationRule("Task", "Subject", "Hi to c.*", "Not to c");
        restart();
        set("load.stop-after-refusals", "1");
        steps("emails", Several.ARRAY.steps(""));
        set("salesforce.composite-threshold", "0");
        set("salesforce.bulk-records", "1");
        org.enableValidationRule("Task", "Subject", ".*", "Not now");
        assertThat(request("", false).getMessage().getBody(RunReport.class).exitStatus()).isEqualTo(3);
        org.disableValidationRules("Task");
        assertThat(replay().exitStatus()).isZero();
        assertThat(files()).isEmpty();
        assertThat(subjects()).isEqualTo(ALL);
    }

    @Test
    void whatIsNotThereKeepsItsPlace() {
        emailsAre("[(if .subject == \"both\" then {Subject: \"first\"} else null end), {Subject: \"second\"}]");
        mailbox(List.of(), List.of(messageTo("m1", "one", "a@x.com")));
        sync();
        mailbox(List.of(), List.of(messageTo("m1", "both", "a@x.com")));
        assertThat(sync().kind("emails").created()).isEqualTo(1);
        assertThat(subjects()).containsExactly("first", "second");
    }

    @Test
    void ofSeveralRecordsSomeMayBeLeftOutWithAReason() {
        emailsAre("[.to[] | if .email == \"b@x.com\" then skip(\"not to b\") else {Subject: .email} end]");
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "b@x.com", "c@x.com")));
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("emails").skipped()).containsOnly(Map.entry("not to b", 1L));
        assertThat(subjects()).containsExactly("a@x.com", "c@x.com");
        assertNextRunWritesNothing();
    }

    @Test
    void theSameKeyTwiceInOneMessageIsOneRecord() {
        emailsAre("[.to[] | {Subject: .email, \"@key\": .email}]");
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "a@x.com")));
        assertThat(sync().kind("emails").skipped()).containsOnly(Map.entry("the same twice in the export", 1L));
        assertThat(subjects()).containsExactly("a@x.com");
    }

    @Test
    void aLetterThatIsLeftOutNowStaysAndIsTold() {
        oneTaskForEachRecipient(Several.ARRAY, ", ActivityDate: (if .email == \"b@x.com\" then \"soon\" else null end)");
        sync();
        restart();
        emailsAre("[. as $mail | .to[] | if .email == \"b@x.com\" then skip(\"not to b\") else {Subject: .email} end]");
        RunReport replay = replay();
        assertThat(replay.kind("emails").skipped()).containsOnly(Map.entry("not to b", 1L));
        assertThat(replay.letters()).singleElement().satisfies(count -> assertThat(count.skipped()).isEqualTo(1));
        assertThat(letter().path("part").asInt()).isEqualTo(2);
        restart();
        emailsAre("if .subject == \"Hi\" then null else {Subject: .subject} end");
        assertThat(replay().kind("emails").skipped()).containsOnly(Map.entry("left out by emails", 1L));
        assertThat(letter().path("part").asInt()).isEqualTo(2);
        assertThat(count("Task")).isEqualTo(3);
    }

    @Test
    void aLetterIsOfTheKindWhoseMappingFailedWhateverItsRouteIsCalled() {
        edit("contacts.camel.yaml", "id: mailroutes-contacts-record", "id: my-people");
        edit("contacts.camel.yaml", "[.emails[]?.email | address | values]", "(if .subject == \"odd\" then error(\"no\") "
                + "else [.emails[]?.email] end)");
        steps("emails", "- to:\n    uri: direct:mailroutes-contacts-record\n- stop: {}\n" + RECORD);
        mailbox(List.of(), List.of(message("m1", "a@x.com", "odd")));
        sync();
        assertThat(letter().path("kind").asText()).isEqualTo("contacts");
    }
}
