package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is there is found in few API calls, however many there are, and nobody is made because an answer was none. */
class LookupCallsTest extends RoutesTest {

    private static String address(int i) {
        return "person" + i + "@company.com";
    }

    private static List<Map<String, Object>> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> contact("c" + i, "Pat", "Person" + i, address(i))).toList();
    }

    private void knows(int count) {
        for (int i = 0; i < count; i++) {
            org.insert("Contact", Map.of("FirstName", "Pat", "LastName", "Person" + i, "Email", address(i)));
        }
    }

    private long lookups() {
        return org.callLog().stream().filter(call -> call.path().contains("/query") || call.path().endsWith("/composite"))
                .count();
    }

    @Test
    void thousandsOfPeopleAreLookedUpInOneCall() {
        set("accounts.create", "false");
        knows(4_500);
        mailbox(people(4_500), List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").unchanged()).isEqualTo(4_500);
        assertThat(calls("POST", "/composite")).as("three statements, each of one page").isEqualTo(1);
        assertThat(lookups()).as("those, the org's time zone, and the company").isLessThanOrEqualTo(3);
        assertThat(report.apiCalls().used()).as("the report counts as the org does").isEqualTo(org.apiCalls());
    }

    @Test
    void ofThousandsThoseAreMadeWhoAreNotThere() {
        set("accounts.create", "false");
        knows(1_500);
        mailbox(people(4_200), List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").unchanged()).isEqualTo(1_500);
        assertThat(report.kind("contacts").created()).isEqualTo(2_700);
        assertThat(lookups()).isLessThanOrEqualTo(3);
        assertThat(count("Contact")).isEqualTo(4_200);
    }

    @Test
    void aFewPeopleAreAskedForByOnePlainQuery() {
        mailbox(people(3), List.of());
        sync();
        assertThat(calls("POST", "/composite")).isZero();
        assertThat(calls("GET", "/query")).as("the org's time zone, the people, and the company").isEqualTo(3);
    }

    @Test
    void everyPageOfEveryAnswerIsRead() {
        set("accounts.create", "false");
        set("load.stop-after-refusals", 0);
        knows(2_100);
        // The same person twice is two rows: more than one page has.
        IntStream.range(0, 150).forEach(i -> org.insert("Contact", Map.of("LastName", "Twin", "Email", address(i))));
        mailbox(people(2_100), List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").unchanged()).isEqualTo(1_950);
        assertThat(report.kind("contacts").deadLettered()).containsOnlyKeys("DUPLICATE_EXTERNAL_ID");
        assertThat(count("Contact")).isEqualTo(2_250);
    }

    @Test
    void whatStandsInAnAddressIsNoReferenceToAnotherAnswer() {
        List<Map<String, Object>> people = new ArrayList<>(people(2_100));
        people.add(contact("odd", "Odd", "One", "@{q0.totalSize}'%&+#@company.com"));
        mailbox(people, List.of());
        knows(2_100);
        set("accounts.create", "false");
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(2_100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200|null", "200|{}", "200|[]", "200|{\"done\":true}", "200|{\"records\":[]}",
        "200|{\"done\":false,\"records\":[]}", "200|<html>Back soon</html>", "0|{\"done\":true,\"records\":[]}",
        "204|null", "401|[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired or invalid\"}]",
        "500|[{\"errorCode\":\"UNKNOWN_EXCEPTION\",\"message\":\"An unexpected error occurred\"}]", "503|null",
        "400|[{\"errorCode\":\"QUERY_TOO_COMPLICATED\",\"message\":\"too many conditions\"}]",
        "400|[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"not tried\"}]"})
    void anAnswerThatIsNoneIsAskedForAgain(int status, String body) {
        manyCompaniesOfWhichOneIsThere();
        // Not the people, whom an upsert would find: the companies.
        org.faults().add(Fault.of(Kind.SUBANSWER).on("GET", ".*/query").after(1).times(1).answer(status, body));
        assertThat(sync().exitStatus()).isZero();
        assertThat(org.faults().struck()).hasSize(1);
        assertThat(count("Account WHERE Website = 'firm0.com'")).isEqualTo(1);
        assertThat(count("Contact WHERE Account.Name = 'By hand'")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200|null", "302|null", "403|[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"TotalRequests "
            + "Limit exceeded.\"}]", "400|[{\"errorCode\":\"MALFORMED_QUERY\",\"message\":\"unexpected token\"}]"})
    void anAnswerThatStaysNoneStopsTheRunBeforeAnythingIsWritten(int status, String body) {
        set("salesforce.retries", 1);
        manyCompaniesOfWhichOneIsThere();
        org.faults().add(Fault.of(Kind.SUBANSWER).on("GET", ".*/query").answer(status, body));
        assertThat(mailboxStop()).contains("To do: ");
        assertThat(count("Account")).isEqualTo(1);
        assertThat(count("Contact")).isZero();
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Account WHERE Website = 'firm0.com'")).isEqualTo(1);
    }

    // So many that they, and the people, are asked for by composite requests.
    private void manyCompaniesOfWhichOneIsThere() {
        org.insert("Account", Map.of("Name", "By hand", "Website", "firm0.com"));
        mailbox(IntStream.range(0, 510).mapToObj(i -> contact("c" + i, "P", "P" + i, "p@firm" + i + ".com")).toList(),
                List.of());
    }

    @Test
    void whatIsTooMuchForTheOrgIsAskedInSmallerParts() {
        set("accounts.create", "false");
        knows(2_100);
        mailbox(people(2_100), List.of());
        org.faults().add(Fault.of(Kind.SUBANSWER).on("GET", ".*/query").times(10)
                .answer(400, "[{\"errorCode\":\"QUERY_TIMEOUT\",\"message\":\"Your query request was running for too long.\"}]"));
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(2_100);
        assertThat(org.faults().struck()).hasSize(10);
        assertThat(calls("POST", "/composite")).as("two, three and five statements failed; nine are two calls").isEqualTo(5);
    }
}
