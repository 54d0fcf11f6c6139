package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to do about the org helps: it refuses, the advice is followed, and what was refused arrives. */
class AdviceOnTheOrgTest extends ReplayRoutesTest {

    @BeforeEach
    void somebody() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    private String reason(String code) {
        return deadLetters().stream().filter(letter -> letter.path("code").asText().equals(code)).findFirst()
                .map(letter -> letter.path("reason").asText()).orElseGet(() -> deadLetters().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2, 1})
    void severalOfOneKeyAreNamedAndMergingThemHelps(int threshold) {
        set("salesforce.composite-threshold", threshold);
        List<String> twins = twins();
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(reason("DUPLICATE_EXTERNAL_ID")).contains(twins).contains(" To do: merge them in Salesforce, or "
                + "delete all but one, then run \"replay\".");
        org.delete(twins.get(1));
        assertThat(replay().exitStatus()).isZero();
        assertThat(only("SELECT FirstName FROM Contact")).isEqualTo("Sarah");
        assertThat(count("Task WHERE WhoId != null")).isOne();
    }

    @Test
    void whatFallsInOneCallIsToldWithWhoIsToBlameAndFixingThatOneHelps() throws IOException {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "not an address")), List.of(message("m1", "not an address", "Hi")));
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(reason("ROLLED_BACK")).contains("was refused: ", "To do: fix that one, then send all of them again");
        Files.writeString(files().get(0), text(files().get(0)).replace("not an address", "sarah@acme.com"));
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Task WHERE WhoId != null")).isOne();
    }

    @Test
    void theReserveIsToldAndLoweringItHelps() {
        set("salesforce.reserve", "100");
        assertThat(stop()).contains("API calls of the day are left", "To do: run again tomorrow, or lower salesforce.reserve");
        restart();
        set("salesforce.reserve", "1");
        assertThat(sync().exitStatus()).isZero();
    }

    @Test
    void nothingToLogInWithIsToldAndFillingItInHelps() {
        String secret = settings.getProperty("salesforce.client-secret");
        settings.remove("salesforce.client-secret");
        settings.remove("salesforce.client-id");
        assertThat(syncFails()).contains("Nothing to log in to Salesforce with. To do: ", "salesforce.client-id",
                "salesforce.client-secret");
        restart();
        set("salesforce.client-id", org.clientId());
        set("salesforce.client-secret", secret);
        assertThat(sync().exitStatus()).isZero();
    }

    @Test
    void rowsThatMayBeThereAreToldAndLoadingThemByAnExternalIdHelps() {
        org.faults().add(Fault.of(Kind.DROP_AFTER).on("POST", ".*/composite/sobjects.*").times(1));
        start();
        List<Map<String, Object>> rows = List.of(Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"));
        String told = Reason.of(template.request("kamelet:mailroutes-load?object=Lead",
                exchange -> exchange.getMessage().setBody(rows)).getException());
        assertThat(told).contains("could create them twice. To do: see which are in Lead before you load them again; or load with "
                + "an external ID");
        template.requestBody("kamelet:mailroutes-load?object=Lead&externalId=Email", rows);
        assertThat(count("Lead")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contacts | object: Contact | object: contact | To do: write it like that | object: Contact",
        "contacts | Title: .job_title | Titel: .job_title | did you mean Title? To do: correct the name there | Title: .job_title",
        "emails | Status: \"Completed\" | Status: \"Completed\", ActivityDate: $contact | To do: map a lookup | Status: \"Completed\"",
        "contacts | externalId: Email | externalId: Emial | did you mean Email? To do: correct the name there | externalId: Email"})
    void aMistakeInAFileIsToldAndCorrectingItThereHelps(String kind, String right, String wrong, String told, String followed) {
        edit(kind + ".camel.yaml", right, wrong);
        assertThat(syncFails()).contains(kind + ".camel.yaml", told);
        assertThat(writes()).isZero();
        restart();
        edit(kind + ".camel.yaml", wrong, followed);
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }
}
