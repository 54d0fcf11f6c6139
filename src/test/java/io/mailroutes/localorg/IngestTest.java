package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void upsertsByEmailAndTellsOfEachRow() {
        org.insert("Contact", Map.of("LastName", "Old", "Email", "old@acme.com"));
        String job = open(Map.of("object", "Contact", "operation", "upsert", "externalIdFieldName", "Email"));
        JsonNode done = load(job, "Email,LastName,FirstName\nold@acme.com,Older,\nnew@acme.com,New,N\nbad,Bad,\nx@acme.com,,\n");
        assertThat(done.get("state").asText()).isEqualTo("JobComplete");
        assertThat(done.get("numberRecordsProcessed").asInt()).isEqualTo(4);
        assertThat(done.get("numberRecordsFailed").asInt()).isEqualTo(2);
        assertThat(client.get("/jobs/ingest/" + job + "/successfulResults/").text()).startsWith(
                "\"sf__Id\",\"sf__Created\",Email,LastName,FirstName\n").contains("\"true\",\"new@acme.com\",\"New\",\"N\"");
        assertThat(client.get("/jobs/ingest/" + job + "/failedResults/").text()).contains(
                "\"INVALID_EMAIL_ADDRESS:Email: invalid email address: bad:Email --\",\"bad\"",
                "\"REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --\"");
        assertThat(org.query("SELECT LastName FROM Contact ORDER BY LastName")).extracting("LastName")
                .containsExactly("New", "Older");
    }

    @Test
    void failsTheJobOnAColumnThatIsNotThere() {
        JsonNode job = load(open(Map.of("object", "Contact", "operation", "insert")), "LastName,Foo\na,b\n");
        assertThat(job.get("state").asText()).isEqualTo("Failed");
        assertThat(job.get("errorMessage").asText()).isEqualTo("InvalidBatch : Field name not found : Foo");
        assertThat(job.get("numberRecordsProcessed").asInt()).isZero();
    }

    @Test
    void failsTheJobOnTheOtherLineEnding() {
        JsonNode job = load(open(Map.of("object", "Contact", "operation", "insert")), "LastName\r\na\r\n");
        assertThat(job.get("errorMessage").asText()).isEqualTo(
                "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
    }

    @Test
    void resolvesParentsByTheirKeys() {
        org.insert("Contact", Map.of("LastName", "Boss", "Email", "boss@acme.com"));
        JsonNode job = load(open(Map.of("object", "Task", "operation", "insert")),
                "Subject,Contact:Who.Email\nHello,boss@acme.com\nNobody,nobody@acme.com\n");
        assertThat(job.get("numberRecordsFailed").asInt()).isEqualTo(1);
        assertThat(org.query("SELECT Who.Name, Who.Type FROM Task")).containsExactly(
                Map.of("Who", Map.of("Name", "Boss", "Type", "Contact")));
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThat(client.post("/jobs/ingest", Map.of("object", "Account", "operation", "upsert", "externalIdFieldName",
                "website")).text()).contains("InvalidJob : Field name provided, website does not match an External ID, "
                        + "Salesforce Id, or indexed field for Account");
    }

    private String open(Map<String, String> job) {
        return client.post("/jobs/ingest", job).json().get("id").asText();
    }

    private JsonNode load(String job, String csv) {
        client.send("PUT", "/jobs/ingest/" + job + "/batches", csv, Map.of("Content-Type", "text/csv"));
        client.patch("/jobs/ingest/" + job, Map.of("state", "UploadComplete"));
        return await().until(() -> client.get("/jobs/ingest/" + job).json(),
                state -> !state.get("state").asText().matches("UploadComplete|InProgress"));
    }
}
