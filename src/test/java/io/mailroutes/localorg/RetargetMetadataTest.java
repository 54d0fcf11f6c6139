package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The custom objects and fields to which tests send mail instead of the standard ones. */
class RetargetMetadataTest {

    private final LocalOrg org = LocalOrg.builder().metadata(TestMetadata.folder()).metadata(folder()).start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private static Path folder() {
        try {
            return Path.of(RetargetMetadataTest.class.getResource("/io/mailroutes/retarget-metadata").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void describesTheFields() {
        assertThat(field("Email_Log__c", "Message_Id__c")).containsEntry("externalId", true)
                .containsEntry("unique", true).containsEntry("caseSensitive", true)
                .containsEntry("nillable", false).containsEntry("length", 255);
        assertThat(field("Email_Log__c", "Body__c")).containsEntry("type", "textarea").containsEntry("length", 32768)
                .containsEntry("filterable", false);
        assertThat(field("Email_Log__c", "Sent_At__c")).containsEntry("type", "datetime");
        assertThat(field("Email_Log__c", "Contact__c")).containsEntry("referenceTo", List.of("Contact"))
                .containsEntry("relationshipName", "Contact__r");
        assertThat(field("Email_Log__c", "Name")).containsEntry("createable", false);
        assertThat(field("Company__c", "Domain__c")).containsEntry("externalId", true).containsEntry("idLookup", true);
        assertThat(field("Company__c", "Name")).containsEntry("createable", true)
                .containsEntry("defaultedOnCreate", true);
        assertThat(field("Contact", "Company__c")).containsEntry("referenceTo", List.of("Company__c"));
        assertThat(field("Contact", "Nickname__c")).containsEntry("type", "string");
        assertThat(field("Lead", "Nickname__c")).containsEntry("length", 40);
    }

    @Test
    void keepsTheIdsOfDifferentObjectsApart() {
        assertThat(StreamSupport.stream(client.get("/sobjects").json().get("sobjects").spliterator(), false)
                .map(object -> object.get("keyPrefix").asText())).doesNotHaveDuplicates();
    }

    @Test
    void upsertsALogWithItsContactByTheirKeys() {
        org.insert("Contact", Map.of("LastName", "Ann", "Email", "ann@acme.com"));
        Map<String, Object> log = Map.of("Subject__c", "Hello", "Sent_At__c", "2026-03-01T10:00:00Z",
                "Contact__r", Map.of("Email", "ann@acme.com"));

        assertThat(client.patch("/sobjects/Email_Log__c/Message_Id__c/m1", log).status()).isEqualTo(201);
        assertThat(client.patch("/sobjects/Email_Log__c/Message_Id__c/m1", log).status()).isEqualTo(200);
        assertThat(client.patch("/sobjects/Email_Log__c/Message_Id__c/M1", log).status()).isEqualTo(201);

        assertThat(org.query("SELECT Name, Contact__r.LastName FROM Email_Log__c ORDER BY Name").toString())
                .isEqualTo("[{Name=LOG-0001, Contact__r={LastName=Ann}}, {Name=LOG-0002, Contact__r={LastName=Ann}}]");
        assertThat(org.query("SELECT (SELECT Subject__c FROM Email_Logs__r) FROM Contact").toString())
                .contains("Hello");
    }

    @Test
    void wantsAMessageIdOnce() {
        org.insert("Email_Log__c", Map.of("Message_Id__c", "m1"));

        assertThatThrownBy(() -> org.insert("Email_Log__c", Map.of("Message_Id__c", "m1")))
                .hasMessageContaining("DUPLICATE_VALUE");
        assertThatThrownBy(() -> org.insert("Email_Log__c", Map.of("Subject__c", "x")))
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
        assertThatThrownBy(() -> org.insert("Email_Log__c",
                Map.of("Message_Id__c", "m2", "Body__c", "x".repeat(32769))))
                .hasMessageContaining("STRING_TOO_LONG");
    }

    @Test
    void joinsAContactWithItsCompanyByDomain() {
        String company = org.insert("Company__c", Map.of("Domain__c", "acme.com"));
        assertThat(client.patch("/sobjects/Company__c/Domain__c/ACME.com", Map.of("Name", "Acme")).status())
                .isEqualTo(200);

        client.post("/sobjects/Contact", Map.of("LastName", "Ann", "Company__r", Map.of("Domain__c", "acme.com")));

        assertThat(org.query("SELECT Company__c, Company__r.Name FROM Contact").get(0)).containsEntry("Company__c",
                company).containsEntry("Company__r", Map.of("Name", "Acme"));
    }

    @Test
    void namesARecordByItsIdWhenNobodyDoes() {
        String id = org.insert("Company__c", Map.of("Domain__c", "acme.com"));

        assertThat(org.query("SELECT Name FROM Company__c").get(0)).containsEntry("Name", id);
    }

    private Map<String, Object> field(String object, String name) {
        JsonNode fields = client.get("/sobjects/" + object + "/describe").json().get("fields");
        JsonNode found = StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> name.equals(field.get("name").asText())).findFirst().orElseThrow();
        return OrgClient.map(found);
    }
}
