package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryJobTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void exportsInPagesUntilTheLocatorSaysNull() {
        for (String name : new String[] {"Ann", "Bob \"B\", Jr", "Cy"}) {
            org.insert("Contact", Map.of("LastName", name));
        }
        JsonNode job = client.post("/jobs/query", Map.of("operation", "query", "query",
                "SELECT LastName, Email, Account.Name FROM Contact ORDER BY LastName")).json();
        String path = "/jobs/query/" + job.get("id").asText();
        JsonNode done = await().until(() -> client.get(path).json(), state -> "JobComplete".equals(state.get("state").asText()));
        assertThat(done.get("jobType").asText()).isEqualTo("V2Query");
        OrgClient.Answer first = client.get(path + "/results?maxRecords=2");
        assertThat(first.text()).isEqualTo("\"LastName\",\"Email\",\"Account.Name\"\n\"Ann\",\"\",\"\"\n"
                + "\"Bob \"\"B\"\", Jr\",\"\",\"\"\n");
        assertThat(first.response().headers().firstValue("Sforce-NumberOfRecords")).contains("2");
        String locator = first.response().headers().firstValue("Sforce-Locator").orElseThrow();
        OrgClient.Answer last = client.get(path + "/results?maxRecords=2&locator=" + locator);
        assertThat(last.text()).endsWith("\"Cy\",\"\",\"\"\n");
        assertThat(last.response().headers().firstValue("Sforce-Locator")).contains("null");
    }

    @Test
    void refusesWhatIsNoPlainTable() {
        assertThat(client.post("/jobs/query", Map.of("operation", "query", "query", "SELECT COUNT(Id) FROM Contact")).status())
                .isEqualTo(400);
        assertThat(client.post("/jobs/query", Map.of("operation", "query", "query", "SELECT Foo FROM Contact")).text())
                .contains("INVALID_FIELD");
    }

    @Test
    void tellsTheColumnsOfAQuery() {
        JsonNode columns = client.get("/query?columns=true&q=" + OrgClient.encode(
                "SELECT Id, Account.Name, (SELECT Subject FROM Tasks) FROM Contact")).json().get("columnMetadata");
        assertThat(columns.findValuesAsText("columnName")).containsExactly("Id", "Account", "Name", "Tasks", "Subject");
        assertThat(columns.get(2).get("aggregate").asBoolean()).isTrue();
    }

    @Test
    void knowsNoToolingObjects() {
        assertThat(client.get("/tooling/query?q=" + OrgClient.encode("SELECT Id FROM SandboxProcess")).status()).isEqualTo(400);
        assertThat(client.query("SELECT Id FROM ScratchOrgInfo limit 1").text()).contains("INVALID_TYPE");
    }
}
