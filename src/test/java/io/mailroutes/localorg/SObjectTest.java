package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SObjectTest {

    private static LocalOrg org;
    private static OrgClient client;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
        client = new OrgClient(org);
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    @Test
    void createsReadsUpdatesAndDeletes() {
        OrgClient.Answer created = client.post("/sobjects/Account/", Map.of("Name", "Initech", "NumberOfEmployees", 7));
        String id = created.json().get("id").asText();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
        assertThat(id).matches("001\\w{15}");
        assertThat(client.patch("/sobjects/Account/" + id.substring(0, 15), Map.of("Phone", "1")).status()).isEqualTo(204);
        JsonNode read = client.get("/sobjects/Account/" + id).json();
        assertThat(read.get("attributes").get("url").asText()).isEqualTo(OrgClient.API + "/sobjects/Account/" + id);
        assertThat(read.get("Phone").asText()).isEqualTo("1");
        assertThat(read.get("CreatedDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(client.get("/sobjects/Account/" + id + "?fields=Name").json().size()).isEqualTo(2);
        assertThat(client.delete("/sobjects/Account/" + id).status()).isEqualTo(204);
    }

    @Test
    void upsertsByKeyAsItsVersionAnswers() {
        String path = "/sobjects/Contact/Email/o'brien+x@acme.com";
        OrgClient.Answer created = client.patch(path, Map.of("LastName", "O'Brien"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("created").asBoolean()).isTrue();
        assertThat(client.patch(path, Map.of("FirstName", "Pat")).status()).isEqualTo(200);
        assertThat(client.patch("/services/data/v45.0" + path, Map.of("FirstName", "Sam")).status()).isEqualTo(204);
        assertThat(client.get(path).json().get("Name").asText()).isEqualTo("Sam O'Brien");
        assertThat(client.patch("/sobjects/Contact/Email/none@acme.com?updateOnly=true", Map.of("LastName", "x")).status())
                .isEqualTo(404);
    }

    @Test
    void describesStandardAndCustomFields() {
        JsonNode email = field("Contact", "Email");
        assertThat(email.get("idLookup").asBoolean()).isTrue();
        assertThat(email.get("length").asInt()).isEqualTo(80);
        assertThat(field("Contact", "LastName").get("nillable").asBoolean()).isFalse();
        assertThat(field("Contact", "OwnerId").get("defaultedOnCreate").asBoolean()).isTrue();
        assertThat(field("Task", "Message_Key__c").get("externalId").asBoolean()).isTrue();
        assertThat(field("Event", "Message_Key__c").get("custom").asBoolean()).isTrue();
        assertThat(field("Task", "WhoId").get("referenceTo").toString()).isEqualTo("[\"Contact\",\"Lead\"]");
        assertThat(field("Project__c", "Lead_Contact__c").get("relationshipName").asText()).isEqualTo("Lead_Contact__r");
        assertThat(client.get("/sobjects/Account/describe").json().get("childRelationships").findValuesAsText(
                "relationshipName")).contains("Contacts", "Opportunities", "Tasks");
        assertThat(client.get("/sobjects").json().get("sobjects").findValuesAsText("name")).contains("Lead", "Project__c");
    }

    private static JsonNode field(String object, String name) {
        return StreamSupport.stream(client.get("/sobjects/" + object + "/describe").json().get("fields").spliterator(), false)
                .filter(field -> name.equals(field.get("name").asText())).findFirst().orElseThrow();
    }

    @Test
    void upsertsTasksByAKeyOfTheirOwn() {
        assertThat(client.patch("/sobjects/Task/Message_Key__c/m1", Map.of("Subject", "x")).status()).isEqualTo(201);
        assertThat(client.patch("/sobjects/Task/Message_Key__c/m1", Map.of("Subject", "y")).status()).isEqualTo(200);
    }

    @Test
    void findsChildrenOfACustomRelationship() {
        String contact = org.insert("Contact", Map.of("LastName", "Boss"));
        org.insert("Project__c", Map.of("Name", "P", "Lead_Contact__c", contact, "Kick_Off__c", "2024-01-01T10:00:00+01:00"));
        assertThat(org.query("SELECT (SELECT Kick_Off__c FROM Projects__r) FROM Contact WHERE LastName = 'Boss'").toString())
                .contains("Kick_Off__c=2024-01-01T09:00:00.000+0000");
    }

    @Test
    void worksOutWhatItIsNotTold() {
        String account = org.insert("Account", Map.of("Name", "Umbrella"));
        String contact = org.insert("Contact", Map.of("LastName", "Worker", "AccountId", account));
        String task = org.insert("Task", Map.of("Subject", "x", "WhoId", contact, "Status", "Completed"));
        assertThat(org.query("SELECT AccountId, IsClosed, Priority FROM Task WHERE Id = '" + task + "'").get(0))
                .containsEntry("AccountId", account).containsEntry("IsClosed", true).containsEntry("Priority", "Normal");
        String other = org.insert("Account", Map.of("Name", "Other"));
        org.update(contact, Map.of("AccountId", other));
        assertThat(org.query("SELECT Account.Name, IsDirect FROM AccountContactRelation WHERE ContactId = '" + contact + "'"))
                .isEqualTo(List.of(Map.of("Account", Map.of("Name", "Other"), "IsDirect", true)));
        org.delete(other);
        assertThat(org.count("SELECT COUNT() FROM Contact WHERE Id = '" + contact + "'")).isZero();
    }

    @Test
    void collapsesSlashesAndListsVersions() {
        JsonNode versions = client.get("/services/data").json();
        assertThat(versions.findValuesAsText("version")).contains("51.0", "65.0").allMatch(version -> version.matches("\\d\\d\\.0"));
        OrgClient slashes = new OrgClient(org.url() + "/", org.accessToken());
        assertThat(slashes.get("/services/data/v51.0/limits").json().get("DailyApiRequests").has("Remaining")).isTrue();
    }

    @Test
    void readsTheTimeZoneOfTheOrg() {
        assertThat(client.query("SELECT Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType, "
                + "TimeZoneSidKey FROM Organization").json().get("totalSize").asInt()).isEqualTo(1);
    }

    @Test
    void hasItsRowsAgainAfterANewStart(@TempDir Path folder) {
        String id;
        try (LocalOrg first = LocalOrg.builder().database(folder.resolve("org")).start()) {
            id = first.insert("Account", Map.of("Name", "Kept"));
        }
        try (LocalOrg second = LocalOrg.builder().database(folder.resolve("org")).metadata(TestMetadata.folder()).start()) {
            assertThat(second.query("SELECT Id, Domain__c FROM Account").get(0)).containsEntry("Id", id);
            assertThat(second.insert("Account", Map.of("Name", "New"))).isGreaterThan(id);
        }
    }

    @Test
    void pagesLongAnswers() {
        try (LocalOrg many = LocalOrg.builder().start()) {
            OrgClient other = new OrgClient(many);
            for (int i = 0; i < 450; i++) {
                many.insert("Account", Map.of("Name", "Account " + (1000 + i)));
            }
            JsonNode page = other.send("GET", "/query?q=" + OrgClient.encode("SELECT Name FROM Account ORDER BY Name DESC"),
                    null, Map.of("Sforce-Query-Options", "batchSize=200")).json();
            assertThat(page.get("totalSize").asInt()).isEqualTo(450);
            assertThat(page.get("done").asBoolean()).isFalse();
            JsonNode second = other.get(page.get("nextRecordsUrl").asText()).json();
            assertThat(second.get("records").get(0).get("Name").asText()).isEqualTo("Account 1249");
            JsonNode last = other.get(second.get("nextRecordsUrl").asText()).json();
            assertThat(last.get("records")).hasSize(50);
            assertThat(last.get("done").asBoolean()).isTrue();
        }
    }
}
