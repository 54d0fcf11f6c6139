package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals of the Bulk API, of calls and of whole jobs. */
class JobErrorsTest {

    private final LocalOrg org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private static void assertRefused(OrgClient.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo("[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'object':'Contact','operation':'merge'} | INVALIDJOB | InvalidJob : Unknown operation: merge",
        "{'object':'Nope','operation':'insert'} | INVALIDENTITY "
                + "| InvalidEntity : Entity 'Nope' is not supported by the Bulk API.",
        "{'object':'Contact','operation':'upsert'} | INVALIDJOB "
                + "| InvalidJob : External ID was blank for Contact. An External ID must be specified for upsert.",
        "{'object':'Account','operation':'upsert','externalIdFieldName':'website'} | INVALIDJOB | InvalidJob : Field name "
                + "provided, website does not match an External ID, Salesforce Id, or indexed field for Account",
        "{'object':'Contact','operation':'insert','columnDelimiter':'COLON'} | INVALIDJOB "
                + "| InvalidJob : Unknown columnDelimiter: COLON",
        "{'object':'Contact','operation':'insert','lineEnding':'CR'} | INVALIDJOB | InvalidJob : Unknown lineEnding: CR",
        "{'object':'Contact','operation':'insert','contentType':'JSON'} | INVALIDJOB "
                + "| InvalidJob : Unsupported content type: JSON",
        "{'object':'Contact','operation':'hardDelete'} | FEATURENOTENABLED "
                + "| FeatureNotEnabled : hardDelete operation requires special user profile permission, please contact your "
                + "system administrator"})
    void refusesAJob(String job, String code, String message) {
        assertRefused(client.post("/jobs/ingest", job.replace('\'', '"')), 400, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LastName,Foo | InvalidBatch : Field name not found : Foo",
        "LastName;Title | InvalidBatch : Field name not found : LastName;Title",
        "LastName,Boss.Email | InvalidBatch : Unable to find relationship: Boss",
        "LastName,Account:Account.Domain__c "
                + "| InvalidBatch : type is not needed for non polymorphic foreign key references: Account"})
    void failsAJobForItsHeader(String header, String message) {
        JsonNode job = run(open("insert"), header + "\na,b\n");
        assertThat(job.get("state").asText()).isEqualTo("Failed");
        assertThat(job.get("errorMessage").asText()).isEqualTo(message);
        assertThat(job.get("numberRecordsProcessed").asInt() + job.get("numberRecordsFailed").asInt()).isZero();
        assertThat(client.get("/jobs/ingest/" + job.get("id").asText() + "/failedResults").text().lines()).hasSizeLessThan(2);
    }

    @Test
    void takesOneUploadAndOnlyWhileItIsOpen() {
        String job = open("insert");
        assertThat(put(job, "LastName\na\n").status()).isEqualTo(201);
        assertThat(put(job, "LastName\nb\n").text()).contains("Found multiple contents for job: <" + job + ">");
        close(job);
        assertThat(put(job, "LastName\nc\n").json().get(0).get("errorCode").asText()).isEqualTo("INVALIDJOBSTATE");
        org.awaitJobs();
        assertRefused(close(job), 400, "INVALIDJOBSTATE", "InvalidJobState : Closing already closed Job not allowed");
        assertThat(client.patch("/jobs/ingest/" + job, Map.of("state", "Aborted")).json().get(0).get("errorCode").asText())
                .isEqualTo("INVALIDJOBSTATE");
    }

    @Test
    void forgetsAJobThatIsDeleted() {
        String job = open("insert");
        assertThat(client.delete("/jobs/ingest/" + job).json().get(0).get("errorCode").asText()).isEqualTo("INVALIDJOBSTATE");
        client.patch("/jobs/ingest/" + job, Map.of("state", "Aborted"));
        OrgClient.Answer deleted = client.delete("/jobs/ingest/" + job);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertRefused(client.get("/jobs/ingest/" + job), 404, "NOT_FOUND", "The requested resource does not exist");
    }

    private String open(String operation) {
        return client.post("/jobs/ingest", Map.of("object", "Contact", "operation", operation)).json().get("id").asText();
    }

    private OrgClient.Answer put(String job, String csv) {
        return client.send("PUT", "/jobs/ingest/" + job + "/batches", csv, Map.of("Content-Type", "text/csv"));
    }

    private OrgClient.Answer close(String job) {
        return client.patch("/jobs/ingest/" + job, Map.of("state", "UploadComplete"));
    }

    private JsonNode run(String job, String csv) {
        put(job, csv);
        close(job);
        org.awaitJobs();
        return client.get("/jobs/ingest/" + job).json();
    }
}
