package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.mailroutes.LoggedLines;
import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import io.mailroutes.run.RunOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an error says to do helps: it is provoked, read, its advice followed, and then it is gone. */
class AdviceTest extends RoutesTest {

    private void oneContact() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
    }

    private String onlyReason() {
        return deadLetters().stream().filter(letter -> !letter.path("code").asText().equals("ROLLED_BACK"))
                .map(letter -> letter.path("reason").asText()).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    private int replay() {
        return template.requestBody("direct:mailroutes-sync", RunOrder.sendAgain(false, ReplayOrders.ALL, List.of()),
                RunReport.class).exitStatus();
    }

    @ParameterizedTest
    @CsvSource({"200, graph, 0", "200, plain, 0", "2, graph, 1"})
    void aDuplicateIsNamedAndGivingItWhatItIsFoundByHelps(int threshold, String composite, int messages) {
        set("salesforce.composite-threshold", threshold);
        set("salesforce.composite", composite);
        String twin = org.insert("Contact", Map.of("LastName", "Chen", "Phone", "1"));
        org.enableDuplicateRule("Contact", "LastName");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), messages == 0 ? List.of()
                : List.of(message("m1", "sarah@acme.com", "Hi")));
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(onlyReason()).contains("Use one of these records?", "Found: Contact " + twin,
                "To do: give that record the value by which the mapping finds it",
                "the duplicate rule Standard_Contact_Duplicate_Rule");
        org.update(twin, Map.of("Email", "sarah@acme.com"));
        assertThat(replay()).isZero();
        assertThat(only("SELECT FirstName FROM Contact")).isEqualTo("Sarah");
    }

    @ParameterizedTest
    @CsvSource({"99.0, 67.0", "50.0, "})
    void aVersionThatTheOrgDoesNotHaveIsToldWithThoseThatItHas(String version, String advised) {
        oneContact();
        set("salesforce.api-version", version);
        if (advised != null) {
            assertThat(syncFails()).contains("does not have version " + version + " of the API, but 31.0 to 67.0",
                    "set salesforce.api-version=" + advised);
            set("salesforce.api-version", advised);
            restart();
        }
        assertThat(sync().exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"410|[{\"errorCode\":\"UNSUPPORTED_API_VERSION\",\"message\":\"No more supported\"}]",
        "410|[{\"errorCode\":\"NOT_FOUND\",\"message\":\"The requested resource has been retired\"}]",
        "410|<html><body><h1>Gone</h1></body></html>"})
    void aVersionThatTheOrgHasNoMoreIsToldWithThoseThatItHas(int status, String body) {
        oneContact();
        org.faults().add(Fault.of(Fault.Kind.ANSWER).on("GET", "/services/data/?").answer(200,
                "[{\"version\":\"66.0\"},{\"version\":\"67.0\"}]"));
        org.faults().add(Fault.of(Fault.Kind.ANSWER).on(null, "/services/data/v65.0/.*").answer(status, body));
        assertThat(syncFails()).contains("does not have version 65.0 of the API, but 66.0 to 67.0",
                "set salesforce.api-version=66.0");
    }

    private void orgRequires(String field, String more) throws IOException {
        Path fields = Files.createDirectories(folder.resolve("sfdx/objects/Activity/fields"));
        Files.writeString(fields.resolve(field + ".field-meta.xml"), """
                <CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
                    <fullName>%s</fullName><label>Cost</label>%s<required>true</required>
                </CustomField>
                """.formatted(field, more));
        org.close();
        org = LocalOrg.builder().metadata(folder.resolve("sfdx")).start();
        set("salesforce.login-url", org.url());
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    @Test
    void aFieldThatTheOrgRequiresIsToldBeforeAnythingIsWrittenAndMappingItHelps() throws IOException {
        orgRequires("Cost_Center__c", "<type>Text</type><length>20</length>");
        assertThat(syncFails()).contains("emails.camel.yaml does not map Task.Cost_Center__c, which every new Task must have",
                "To do: map it there, as in Cost_Center__c: \"…\"");
        assertThat(count("Contact")).isZero();
        restart();
        edit("emails.camel.yaml", "Status: ", "Cost_Center__c: \"42\", Status: ");
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }

    @Test
    void aRequiredFieldThatOnlySomeMessagesAreGivenStopsNothing() throws IOException {
        orgRequires("Cost_Center__c", "<type>Text</type><length>20</length>");
        edit("emails.camel.yaml", "Type: \"Email\",", "Type: \"Email\"} + (if .subject == \"Hi\" then {Cost_Center__c: \"42\"} "
                + "else {} end) + {");
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "Status: \"Completed\" ~ Status: (FAULT \"Completed\" end) ~ , in the field Status",
        "WhoId: $contact ~ WhoId: (FAULT $contact end) ~ , in the field WhoId",
        "(.from | addresses | .[0]) as $sender ~ (FAULT .from end | addresses | .[0]) as $sender ~ ''"})
    void whatCannotBeMappedIsNamedByFieldAndIdAndChangingTheMappingHelps(String right, String wrong, String field) {
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "sarah@acme.com", "There")));
        String fault = wrong.replace("FAULT", "if .id == \"m2\" then error(\"odd\") else");
        edit("emails.camel.yaml", right, fault);
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        String reason = "The mapping in emails.camel.yaml cannot work with this record, m2" + field
                + ": odd. To do: make the jq there allow for it.";
        assertThat(onlyReason()).isEqualTo(reason);
        assertThat(Summary.of(report)).contains("warning: " + reason);
        restart();
        edit("emails.camel.yaml", fault, right);
        start();
        assertThat(replay()).isZero();
        assertThat(count("Task")).isEqualTo(2);
    }

    @Test
    void aFieldThatNoSampleCanBeMappedToIsToldByTheFileOfTheRoute() throws IOException {
        edit("emails.camel.yaml", "Status: \"Completed\"", "Status: (.subject | .first)");
        Path there = routes.resolve("emails.camel.yaml");
        String[] both = Files.readString(there).split("(?=- route:)");
        Files.writeString(there, both[0]);
        String[] mapping = both[1].split("(?m)(?=^ +- to:\n +uri: kamelet:mailroutes-record)");
        Files.writeString(routes.resolve("mail-mapping.camel.yaml"), mapping[0] + """
                        - to:
                            uri: direct:mailroutes-mail-end
                """);
        Files.writeString(routes.resolve("mail-end.camel.yaml"), """
                - route:
                    id: mailroutes-mail-end
                    routeConfigurationId: mailroutes-caller-decides
                    from:
                      uri: direct:mailroutes-mail-end
                      steps:
                """ + mapping[1]);
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Hi")));
        assertThat(syncFails()).startsWith("mail-mapping.camel.yaml cannot map a sample that has every field, in the field "
                + "Status: ");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isZero();
    }

    @Test
    void aMappingThatIsGivenNoJsonIsToldWithoutAField() {
        edit("emails.camel.yaml", "        - transform:",
                "        - setBody:\n            simple: no JSON\n        - transform:");
        mailbox(List.of(), List.of(message("m1", "sarah@acme.com", "Hi")));
        assertThat(syncFails()).startsWith("emails.camel.yaml cannot map a sample that has every field: ");
    }

    private void furtherKind(String more) throws IOException {
        edit("contacts.camel.yaml", "{", "{");
        Files.writeString(routes.resolve("leads.camel.yaml"), Files.readString(
                Path.of("src/test/resources/io/mailroutes/recipes/lead/contacts.camel.yaml"))
                .replace("mailroutes-contacts", "mailroutes-leads").replace("kind: contacts", "kind: leads") + more);
        oneContact();
    }

    @Test
    void aKindThatNoRunReadsIsToldAndNamingItInTheSyncFileHelps() throws IOException {
        furtherKind("");
        try (LoggedLines logged = new LoggedLines()) {
            sync();
            assertThat(logged.text()).containsOnlyOnce("leads.camel.yaml maps records of the kind leads, but a run makes none "
                    + "of them: sync.camel.yaml does not name it under kinds").contains("To do: add leads to kinds there");
        }
        assertThat(count("Lead")).isZero();
        restart();
        edit("sync.camel.yaml", "kinds: contacts, emails, accounts", "kinds: contacts, emails, accounts, leads");
        try (LoggedLines logged = new LoggedLines()) {
            sync();
            assertThat(logged.text()).doesNotContain("leads");
        }
        assertThat(count("Lead")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"direct:mailroutes-leads, mailroutes-mine", "direct:mailroutes-leads-record, mailroutes-mine"})
    void aKindThatAnotherRouteCallsIsNoMistake(String called, String id) throws IOException {
        furtherKind("""
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - to:
                            uri: %s
                """.formatted(id, id, called));
        try (LoggedLines logged = new LoggedLines()) {
            sync();
            assertThat(logged.text()).doesNotContain("leads");
        }
    }
}
