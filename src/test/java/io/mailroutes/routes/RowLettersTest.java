package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Salesforce refuses of a load of a user's own becomes dead letters, which can be sent again. */
class RowLettersTest extends ReplayRoutesTest {

    @BeforeEach
    void startRoutes() {
        mailbox(List.of(), List.of());
        start();
    }

    private static Map<String, Object> lead(String name, String company, String email) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("LastName", name);
        lead.put("Email", email);
        lead.put("Company", company);
        return lead;
    }

    private void load(String externalId, List<Map<String, Object>> rows) {
        template.requestBody("kamelet:mailroutes-load?object=Lead&externalId=" + externalId, rows);
    }

    private void edit(String text, String replacement) {
        try {
            Path file = files().get(0);
            assertThat(text(file)).contains(text);
            Files.writeString(file, text(file).replace(text, replacement));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The letters of two files as those of one. */
    private void joinFiles() {
        append(text(files().get(1)).strip());
        assertThat(files().get(1).toFile().delete()).isTrue();
    }

    @Test
    void aRefusedRowIsADeadLetterWithTheReasonAndTheRowAsItCame() {
        load("Email", List.of(lead("Chen", "Acme", "sarah@acme.com"), lead("Ek", " ", "bo@acme.com")));
        assertThat(files()).hasSize(1);
        JsonNode letter = deadLetters().get(0);
        assertThat(letter.path("object").asText()).isEqualTo("Lead");
        assertThat(letter.path("key").asText()).isEqualTo("bo@acme.com");
        assertThat(letter.path("code").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(letter.path("reason").asText()).contains("Company");
        assertThat(letter.path("original").path("Company").asText()).isEqualTo(" ");
        assertThat(letter.path("record").has("Company")).isFalse();
        assertThat(files().get(0).getFileName()).hasToString(letter.path("run").asText() + ".jsonl");
    }

    @Test
    void replaySendsACorrectedRowAndKeepsWhatIsRefusedAgain() {
        load("Email", List.of(lead("Ek", "", "bo@acme.com"), lead("Lee", "", "kim@acme.com")));
        edit("\"LastName\":\"Ek\",\"Email\":\"bo@acme.com\",\"Company\":\"\"",
                "\"LastName\":\"Ek\",\"Email\":\"bo@acme.com\",\"Company\":\"Acme\"");
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(Summary.of(report)).contains("1 left it, 1 stay (1 refused again)");
        assertThat(rows("SELECT LastName, Company FROM Lead")).containsExactly(Map.of("LastName", "Ek", "Company", "Acme"));
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.path("key").asText()).isEqualTo("kim@acme.com");
            assertThat(letter.path("tries").asInt()).isOne();
            assertThat(letter.has("sending")).isFalse();
        });
        edit("\"Company\":\"\"", "\"Company\":\"Acme\"");
        assertThat(replay("REQUIRED_FIELD_MISSING").exitStatus()).isZero();
        assertThat(files()).isEmpty();
        assertThat(count("Lead")).isEqualTo(2);
    }

    @Test
    void ofTwoLettersOfOneRecordTheNewerIsSentAndBothAreDone() {
        org.enableValidationRule("Lead", "LastName", "(?s).*", "closed");
        load("Email", List.of(lead("Old", "Acme", "bo@acme.com")));
        load("Email", List.of(lead("New", "Acme", "bo@acme.com")));
        org.disableValidationRules("Lead");
        joinFiles();
        assertThat(replay().exitStatus()).isZero();
        assertThat(only("SELECT LastName FROM Lead")).isEqualTo("New");
        assertThat(writes()).isEqualTo(3);
        assertThat(files()).isEmpty();
    }

    @Test
    void aRowThatMayHaveBeenCreatedIsNotCreatedAgain() {
        org.enableValidationRule("Lead", "LastName", "Ek", "closed");
        load("", List.of(lead("Ek", "Acme", "bo@acme.com")));
        org.disableValidationRules("Lead");
        org.faults().add(Fault.of(Fault.Kind.DROP_AFTER).on(null, ".*/composite/sobjects.*").times(1));
        RunReport cut = replay();
        assertThat(cut.exitStatus()).isEqualTo(2);
        assertThat(Summary.of(cut)).contains("Not all rows of " + files().get(0) + " were sent again: ");
        RunReport report = replay();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(Summary.of(report)).contains("line 1 stays: a replay that did not end may have created its record")
                .contains("To do: look in Lead");
        assertThat(count("Lead")).isOne();
        edit("\"sending\"", "\"sent\"");
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Lead")).isEqualTo(2);
    }

    @Test
    void aRowWhoseCallWasNotMadeCanBeSentAgain() {
        org.enableValidationRule("Lead", "LastName", "Ek", "closed");
        load("", List.of(lead("Ek", "Acme", "bo@acme.com")));
        org.disableValidationRules("Lead");
        long writes = writes();
        assertThat(checked(request("", true)).letters()).singleElement()
                .satisfies(file -> assertThat(file.left()).isOne());
        assertThat(writes()).isEqualTo(writes);
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Lead")).isOne();
        assertThat(Reason.of(request("", false).getException())).contains("no dead letter to send again");
    }

    @Test
    void noHeaderOfTheCallersMessageIsObeyedAndAllStay() {
        org.enableDuplicateRule("Lead", "Email");
        org.insert("Lead", lead("Twin", "Acme", "bo@acme.com"));
        Map<String, Object> headers = Map.of("sObjectName", "Contact", "CamelSalesforceSObjectName", "Contact",
                "allOrNone", "true", "Sforce-Duplicate-Rule-Header", "allowSave=true", "CamelFileName", "elsewhere.txt");
        Exchange exchange = template.request("kamelet:mailroutes-load?object=Lead", each -> {
            each.getMessage().setBody(List.of(lead("Ek", "Acme", "bo@acme.com"), lead("Lee", "Acme", "kim@acme.com")));
            each.getMessage().setHeaders(new HashMap<>(headers));
        });
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(headers);
        assertThat(rows("SELECT LastName FROM Lead ORDER BY LastName"))
                .containsExactly(Map.of("LastName", "Lee"), Map.of("LastName", "Twin"));
        assertThat(deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.path("code").asText()).isEqualTo("DUPLICATES_DETECTED"));
    }

    @Test
    void lettersOfRowsAndOfMailAreSentAgainTogether() {
        restart();
        syncWithTwins();
        load("Email", List.of(lead("Ek", "", "bo@acme.com")));
        joinFiles();
        int all = deadLetters().size();
        RunReport report = checked(request(files().get(0).toString(), false));
        assertThat(report.letters()).singleElement().satisfies(file -> assertThat(file.stay()).as("%s", file).isEqualTo(all));
        assertThat(deadLetters()).hasSize(all).allSatisfy(letter -> assertThat(letter.path("tries").asInt()).isOne());
    }

    @Test
    void aDryRunShowsTheRowsAndForeseesWhatWouldBeRefusedAgain() {
        org.enableValidationRule("Lead", "LastName", "Lee", "closed");
        load("Email", List.of(lead("Ek", "", "bo@acme.com"), lead("Lee", "Acme", "kim@acme.com")));
        org.disableValidationRules("Lead");
        long writes = writes();
        String before = text(files().get(0));
        RunReport report = checked(request("", true));
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(Summary.of(report)).contains("1 would leave it, 1 would stay (1 refused again)")
                .contains("would upsert Lead {\"LastName\":\"Lee\"")
                .contains(files().get(0) + ", line 1 would stay: Lead.Company is required, and the row gives no value. To do: "
                        + "give one in its \"original\".");
        assertThat(writes()).isEqualTo(writes);
        assertThat(text(files().get(0))).isEqualTo(before);
        edit("\"Company\":\"\"", "\"Company\":\"Acme\"");
        assertThat(checked(request("", true)).exitStatus()).isZero();
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Lead")).isEqualTo(2);
    }
}
