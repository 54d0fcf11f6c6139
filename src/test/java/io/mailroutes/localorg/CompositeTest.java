package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.faults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompositeTest {

    private static final String SOBJECTS = OrgClient.API + "/sobjects/";

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private static Map<String, Object> create(String reference, String object, Map<String, ?> body) {
        return Map.of("method", "POST", "url", SOBJECTS + object, "referenceId", reference, "body", body);
    }

    private static List<Map<String, Object>> person(String name, String lastName) {
        return List.of(create("account", "Account", Map.of("Name", name)),
                create("contact", "Contact", Map.of("LastName", lastName, "AccountId", "@{account.id}")),
                create("task", "Task", Map.of("Subject", "Hi", "WhoId", "@{contact.id}", "WhatId", "@{account.id}")));
    }

    @Test
    void linksWhatItMakes() {
        JsonNode answer = client.post("/composite", Map.of("allOrNone", true, "compositeRequest", person("Acme", "Curie"))).json();
        assertThat(answer.findValuesAsText("httpStatusCode")).containsOnly("201");
        assertThat(org.query("SELECT Account.Name, Who.Name FROM Task")).containsExactly(
                Map.of("Account", Map.of("Name", "Acme"), "Who", Map.of("Name", "Curie")));
        assertThat(org.apiCalls()).isEqualTo(1);
    }

    @Test
    void undoesAllWhenOneFails() {
        JsonNode answer = client.post("/composite", Map.of("allOrNone", true, "compositeRequest", person("Acme", ""))).json();
        assertThat(answer.findValuesAsText("errorCode")).containsExactly("PROCESSING_HALTED", "REQUIRED_FIELD_MISSING",
                "PROCESSING_HALTED");
        assertThat(org.count("SELECT COUNT() FROM Account")).isZero();
    }

    @Test
    void refusesAReferenceThatLeadsNowhere() {
        JsonNode answer = client.post("/composite", Map.of("compositeRequest", List.of(
                create("account", "Account", Map.of("Name", "@{nobody.id}"))))).json();
        assertThat(answer.findValuesAsText("message")).containsExactly(
                "Invalid reference specified. No value for nobody.id found in nobody");
    }

    @Test
    void doesEachGraphByItselfAndStopsAfterFourteenFailures() {
        List<Map<String, Object>> graphs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            graphs.add(Map.of("graphId", "g" + i, "compositeRequest", person("Acme", i == 0 || i > 15 ? "Curie" : "")));
        }
        JsonNode answer = client.post("/composite/graph", Map.of("graphs", graphs)).json().get("graphs");
        assertThat(answer.get(0).get("isSuccessful").asBoolean()).isTrue();
        assertThat(answer.get(14).findValuesAsText("errorCode")).contains("REQUIRED_FIELD_MISSING");
        assertThat(answer.get(16).findValuesAsText("errorCode")).containsOnly("PROCESSING_HALTED");
        assertThat(org.count("SELECT COUNT() FROM Account")).isEqualTo(1);
    }

    @Test
    void givesEachRecordOfACollectionItsResult() {
        JsonNode rows = client.post("/composite/sobjects", Map.of("allOrNone", false, "records", List.of(
                Map.of("attributes", Map.of("type", "Contact"), "LastName", "A"),
                Map.of("attributes", Map.of("type", "Contact"), "LastName", "B", "Email", "no")))).json();
        assertThat(rows.get(0).get("success").asBoolean()).isTrue();
        assertThat(rows.get(1).findValuesAsText("statusCode")).containsExactly("INVALID_EMAIL_ADDRESS");
    }

    @Test
    void makesTrees() {
        JsonNode answer = client.post("/composite/tree/Account", Map.of("records", List.of(Map.of(
                "attributes", Map.of("type", "Account", "referenceId", "a"), "Name", "Acme",
                "Contacts", Map.of("records", List.of(Map.of("attributes", Map.of("type", "Contact", "referenceId", "c"),
                        "LastName", "Curie"))))))).json();
        assertThat(answer.get("hasErrors").asBoolean()).isFalse();
        assertThat(org.query("SELECT Account.Name FROM Contact")).hasSize(1);
    }

    @Test
    void answersABatch() {
        JsonNode answer = client.post("/composite/batch", Map.of("batchRequests", List.of(
                Map.of("method", "GET", "url", "v65.0/limits"), Map.of("method", "GET", "url", "v65.0/sobjects/Nope")))).json();
        assertThat(answer.findValuesAsText("statusCode")).containsExactly("200", "404");
        assertThat(answer.get("hasErrors").asBoolean()).isTrue();
    }

    private static Map<String, Object> query(String reference, String soql) {
        return Map.of("method", "GET", "url", OrgClient.API + "/query?q=" + OrgClient.encode(soql), "referenceId", reference);
    }

    private JsonNode ask(String... soql) {
        List<Map<String, Object>> queries = new ArrayList<>();
        for (String each : soql) {
            queries.add(query("q" + queries.size(), each));
        }
        return client.post("/composite", Map.of("compositeRequest", queries)).json();
    }

    /** Salesforce Help 000386264 (what is too long for an address goes in a composite request), 000386440 (100,000 characters). */
    @Test
    void takesStatementsThatAreTooLongForAnAddress() {
        org.insert("Contact", Map.of("LastName", "Curie"));
        String soql = "SELECT LastName FROM Contact WHERE LastName IN ('Curie'" + ",'0123456789'".repeat(7_600) + ")";
        assertThat(client.query(soql).status()).isEqualTo(414);
        assertThat(ask(soql).findValuesAsText("LastName")).containsExactly("Curie");
        assertThat(ask(soql + " ".repeat(100_001 - soql.length())).findValuesAsText("errorCode"))
                .containsExactly("MALFORMED_QUERY");
    }

    /** REST API guide, Send Multiple Requests Using Composite: of up to 25 subrequests five may be queries or collections. */
    @Test
    void takesFiveQueries() {
        String soql = "SELECT Id FROM Contact";
        int before = org.apiCalls();
        assertThat(ask(soql, soql, soql, soql, soql).findValuesAsText("httpStatusCode")).containsOnly("200").hasSize(5);
        assertThat(org.apiCalls()).isEqualTo(before + 1);
        assertThat(ask(soql, soql, soql, soql, soql, soql).findValuesAsText("errorCode")).containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void readsFurtherPagesInACompositeRequest() {
        for (int i = 0; i < 250; i++) {
            org.insert("Contact", Map.of("LastName", "Curie " + i));
        }
        String next = client.send("GET", "/query?q=" + OrgClient.encode("SELECT Id FROM Contact"), null,
                Map.of("Sforce-Query-Options", "batchSize=200")).json().path("nextRecordsUrl").asText();
        JsonNode answer = client.post("/composite", Map.of("compositeRequest", List.of(
                Map.of("method", "GET", "url", next, "referenceId", "more")))).json();
        assertThat(answer.findPath("records")).hasSize(50);
        assertThat(answer.findPath("done").asBoolean()).isTrue();
    }

    @Test
    void oneSubrequestGoesWrongWhenThatIsAskedFor() {
        org.faults().add(Fault.of(Fault.Kind.SUBANSWER).on("GET", ".*/query").after(1).times(1)
                .answer(503, "[{\"errorCode\":\"SERVER_UNAVAILABLE\"}]"));
        String soql = "SELECT Id FROM Contact";
        assertThat(ask(soql, soql, soql).findValuesAsText("httpStatusCode")).containsExactly("200", "503", "200");
    }
}
