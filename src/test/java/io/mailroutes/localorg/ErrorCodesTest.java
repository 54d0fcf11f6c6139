package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each refusal that clients have to tell apart, with the status and the words that Salesforce has for it. */
class ErrorCodesTest {

    private final LocalOrg org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private OrgClient.Answer create(String object, Map<String, ?> fields) {
        return client.post("/sobjects/" + object, fields);
    }

    private static void assertRefused(OrgClient.Answer answer, int status, String code, String message, String... fields) {
        assertThat(answer.status()).isEqualTo(status);
        JsonNode error = answer.json().get(0);
        assertThat(error.get("errorCode").asText()).isEqualTo(code);
        assertThat(error.get("message").asText()).isEqualTo(message);
        assertThat(error.findPath("fields").toString()).isEqualTo(Arrays.stream(fields).map(field -> "\"" + field + "\"").toList()
                .toString().replace(", ", ","));
    }

    @Test
    void requiredFieldMissing() {
        assertRefused(create("Contact", Map.of("FirstName", "Marie")), 400, "REQUIRED_FIELD_MISSING",
                "Required fields are missing: [LastName]", "LastName");
    }

    @Test
    void stringTooLong() {
        String name = "x".repeat(81);
        assertRefused(create("Contact", Map.of("LastName", name)), 400, "STRING_TOO_LONG",
                "Last Name: data value too large: " + name + " (max length=80)", "LastName");
    }

    @Test
    void noSuchColumn() {
        OrgClient.Answer answer = create("Contact", Map.of("LastName", "x", "Foo__c", "y"));
        assertThat(answer.text()).isEqualTo("[{\"message\":\"No such column 'Foo__c' on sobject of type Contact\","
                + "\"errorCode\":\"INVALID_FIELD\"}]");
    }

    @Test
    void parentKeyThatLeadsNowhere() {
        assertRefused(create("Contact", Map.of("LastName", "x", "Account", Map.of("Domain__c", "acme.com"))), 400,
                "INVALID_FIELD", "Foreign key external ID: acme.com not found for field Domain__c in entity Account");
    }

    @Test
    void invalidEmailAddress() {
        assertRefused(create("Contact", Map.of("LastName", "x", "Email", "a@b")), 400, "INVALID_EMAIL_ADDRESS",
                "Email: invalid email address: a@b", "Email");
    }

    @Test
    void duplicateValue() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Domain__c", "acme.com"));
        assertRefused(create("Account", Map.of("Name", "Acme 2", "Domain__c", "ACME.com")), 400, "DUPLICATE_VALUE",
                "duplicate value found: Domain__c duplicates value on record with id: " + id.substring(0, 15), "Domain__c");
    }

    @Test
    void duplicateExternalIdInsideOneRequest() {
        Map<String, Object> twice = Map.of("attributes", Map.of("type", "Contact"), "LastName", "x", "Email", "x@acme.com");
        JsonNode rows = client.patch("/composite/sobjects/Contact/Email", Map.of("records", List.of(twice, twice))).json();
        assertThat(rows.findValuesAsText("statusCode")).containsExactly("DUPLICATE_VALUE", "DUPLICATE_VALUE");
        assertThat(rows.findValuesAsText("message")).containsOnly("Duplicate external id specified: x@acme.com");
    }

    @Test
    void severalMatchesOfAKey() {
        org.insert("Contact", Map.of("LastName", "One", "Email", "x@acme.com"));
        org.insert("Contact", Map.of("LastName", "Two", "Email", "X@acme.com"));
        OrgClient.Answer single = client.patch("/sobjects/Contact/Email/x@acme.com", Map.of("LastName", "Three"));
        assertThat(single.status()).isEqualTo(300);
        assertThat(single.json().get(0).asText()).startsWith(OrgClient.API + "/sobjects/Contact/003");
        JsonNode rows = client.patch("/composite/sobjects/Contact/Email", Map.of("records", List.of(Map.of("attributes",
                Map.of("type", "Contact"), "LastName", "Three", "Email", "x@acme.com")))).json();
        assertThat(rows.findValuesAsText("statusCode")).containsExactly("DUPLICATE_EXTERNAL_ID");
        assertThat(rows.findPath("message").asText()).startsWith("Email: more than one record found for external id field: [003");
    }

    @Test
    void duplicatesDetected() {
        org.insert("Lead", Map.of("LastName", "One", "Company", "Acme", "Email", "x@acme.com"));
        org.enableDuplicateRule("Lead", "Email");
        Map<String, Object> again = Map.of("LastName", "Two", "Company", "Acme", "Email", "x@acme.com");
        OrgClient.Answer answer = create("Lead", again);
        assertRefused(answer, 400, "DUPLICATES_DETECTED", "Use one of these records?");
        assertThat(answer.json().findPath("duplicateResut").findPath("record").get("Id").asText()).startsWith("00Q");
        assertThat(client.send("POST", "/sobjects/Lead", again, Map.of("Sforce-Duplicate-Rule-Header", "allowSave=true"))
                .status()).isEqualTo(201);
    }

    @Test
    void unableToLockRow() {
        org.faults().lockRows(1);
        assertRefused(create("Account", Map.of("Name", "Acme")), 400, "UNABLE_TO_LOCK_ROW",
                "unable to obtain exclusive access to this record");
    }

    @Test
    void requestLimitExceeded() {
        org.dailyApiLimit(0);
        assertThat(client.get("/limits").status()).isEqualTo(403);
        assertThat(client.get("/limits").text()).isEqualTo(
                "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
    }

    @Test
    void malformedId() {
        assertRefused(create("Contact", Map.of("LastName", "x", "AccountId", "nonsense")), 400, "MALFORMED_ID",
                "Account ID: id value of incorrect type: nonsense", "AccountId");
        JsonNode rows = client.patch("/composite/sobjects", Map.of("records", List.of(
                Map.of("attributes", Map.of("type", "Contact"), "id", "nonsense", "LastName", "x")))).json();
        assertThat(rows.findPath("message").asText()).isEqualTo("Contact ID: id value of incorrect type: nonsense");
    }

    @Test
    void invalidCrossReferenceKey() {
        assertRefused(create("Contact", Map.of("LastName", "x", "AccountId", "001000000000001AAA")), 400,
                "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        assertRefused(client.patch("/sobjects/Contact/003000000000001AAA", Map.of("LastName", "x")), 404,
                "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }

    @Test
    void entityIsDeleted() {
        String id = org.insert("Contact", Map.of("LastName", "x"));
        org.delete(id);
        assertRefused(client.patch("/sobjects/Contact/" + id, Map.of("LastName", "y")), 404, "ENTITY_IS_DELETED",
                "entity is deleted");
        assertRefused(client.get("/sobjects/Contact/" + id), 404, "ENTITY_IS_DELETED", "entity is deleted");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isZero();
        assertThat(client.get("/queryAll?q=" + OrgClient.encode("SELECT Id FROM Contact WHERE IsDeleted = true")).json()
                .get("totalSize").asInt()).isEqualTo(1);
    }

    @Test
    void notFound() {
        assertThat(client.get("/sobjects/Contact/nonsense").text()).isEqualTo("[{\"message\":\"Provided external ID field "
                + "does not exist or is not accessible: nonsense\",\"errorCode\":\"NOT_FOUND\"}]");
        assertThat(client.patch("/sobjects/Contact/Phone/1", Map.of()).text()).isEqualTo(
                "[{\"message\":\"The requested resource does not exist\",\"errorCode\":\"NOT_FOUND\"}]");
        assertThat(client.get("/sobjects/Nope/describe").status()).isEqualTo(404);
        assertThat(client.delete("/limits").status()).isEqualTo(405);
    }

    @Test
    void restrictedPicklist() {
        assertRefused(create("Contact", Map.of("LastName", "x", "Size__c", "Huge")), 400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Size: bad value for restricted picklist field: Huge", "Size__c");
    }

    @Test
    void fieldsThatAreNotWriteable() {
        OrgClient.Answer answer = create("Contact", Map.of("LastName", "x", "CreatedDate", "2024-01-01T00:00:00Z"));
        assertThat(answer.json().get(0).get("errorCode").asText()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        String task = org.insert("Task", Map.of("Subject", "x", "TaskSubtype", "Email"));
        assertThat(client.patch("/sobjects/Task/" + task, Map.of("TaskSubtype", "Task")).status()).isEqualTo(400);
    }

    @Test
    void leadWithWhat() {
        String lead = org.insert("Lead", Map.of("LastName", "x", "Company", "Acme"));
        String account = org.insert("Account", Map.of("Name", "Acme"));
        OrgClient.Answer answer = create("Task", Map.of("Subject", "x", "WhoId", lead, "WhatId", account));
        assertThat(answer.json().get(0).get("errorCode").asText()).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
    }

    @Test
    void relationThatIsThereAlready() {
        String account = org.insert("Account", Map.of("Name", "Acme"));
        String contact = org.insert("Contact", Map.of("LastName", "x", "AccountId", account));
        assertRefused(create("AccountContactRelation", Map.of("AccountId", account, "ContactId", contact)), 400,
                "DUPLICATE_VALUE", "This contact already has a relationship with this account.");
    }

    @Test
    void bodiesThatAreNoJson() {
        OrgClient.Answer answer = client.post("/sobjects/Contact", "{\"LastName\":");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get(0).get("errorCode").asText()).isEqualTo("JSON_PARSER_ERROR");
    }

    @Test
    void wrongHeader() {
        OrgClient.Answer answer = client.send("GET", "/limits", null, Map.of("Authorization", "Basic abc"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("[{\"message\":\"INVALID_HEADER_TYPE\",\"errorCode\":\"INVALID_AUTH_HEADER\"}]");
    }

    @Test
    void objectsWithoutAccess() {
        org.denyAccess("AccountContactRelation");
        assertThat(client.query("SELECT Id FROM AccountContactRelation").json().get(0).get("errorCode").asText())
                .isEqualTo("INVALID_TYPE");
        assertThat(client.get("/sobjects/AccountContactRelation/describe").status()).isEqualTo(404);
        String account = org.insert("Account", Map.of("Name", "Acme"));
        assertThat(create("Contact", Map.of("LastName", "x", "AccountId", account)).status()).isEqualTo(201);
    }

    @Test
    void fieldCustomValidationException() {
        org.enableValidationRule("Contact", "Title", "(?i).*intern.*", "Interns are no contacts");
        org.enableValidationRule("Contact", "Phone", "", "A contact needs a phone");
        OrgClient.Answer answer = create("Contact", Map.of("LastName", "x", "Title", "Intern"));
        assertRefused(answer, 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Interns are no contacts", "Title");
        assertThat(answer.json()).hasSize(2);
        assertThat(create("Contact", Map.of("LastName", "x", "Title", "CEO", "Phone", "1")).status()).isEqualTo(201);
    }

    @Test
    void allOrNoneOperationRolledBack() {
        JsonNode rows = client.post("/composite/sobjects", Map.of("allOrNone", true, "records", List.of(
                Map.of("attributes", Map.of("type", "Contact"), "LastName", "Good"),
                Map.of("attributes", Map.of("type", "Contact"), "FirstName", "Bad")))).json();
        assertThat(rows.get(0).toString()).isEqualTo("{\"success\":false,\"errors\":[{\"statusCode\":"
                + "\"ALL_OR_NONE_OPERATION_ROLLED_BACK\",\"message\":\"Record rolled back because not all records were valid "
                + "and the request was using AllOrNone header\",\"fields\":[]}]}");
        assertThat(rows.get(1).findValuesAsText("statusCode")).containsExactly("REQUIRED_FIELD_MISSING");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isZero();
    }

    @Test
    void numberOutsideValidRange() {
        assertRefused(create("Opportunity", Map.of("Name", "x", "StageName", "New", "CloseDate", "2024-01-01", "Amount",
                1e17)), 400, "NUMBER_OUTSIDE_VALID_RANGE", "Amount: value outside of valid range on numeric field: 1.0E17",
                "Amount");
    }

    @Test
    void severalErrorsOfOneRecord() {
        assertThat(create("Contact", Map.of("Email", "no", "LastName", "x", "Birthdate", "yesterday")).json()).hasSize(2);
    }
}
