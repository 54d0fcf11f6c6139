package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ingest jobs take and give back: delimiters, line ends, empty values, parents, ways to make and list a job. */
class BulkFormatsTest {

    private final LocalOrg org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private String open(Map<String, String> job) {
        return client.post("/jobs/ingest", job).json().get("id").asText();
    }

    private JsonNode run(String job, String csv) {
        client.send("PUT", "/jobs/ingest/" + job + "/batches", csv, Map.of("Content-Type", "text/csv"));
        client.patch("/jobs/ingest/" + job, Map.of("state", "UploadComplete"));
        org.awaitJobs();
        return client.get("/jobs/ingest/" + job).json();
    }

    private String results(String job, String which) {
        return client.get("/jobs/ingest/" + job + "/" + which + "/").text();
    }

    static Stream<Arguments> formats() {
        Map<String, String> delimiters = Map.of("COMMA", ",", "SEMICOLON", ";", "TAB", "\t", "PIPE", "|", "CARET", "^",
                "BACKQUOTE", "`");
        return delimiters.entrySet().stream().flatMap(delimiter -> Stream.of("LF", "CRLF")
                .map(ending -> Arguments.of(delimiter.getKey(), delimiter.getValue(), ending)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyDelimiterWithEveryLineEnd(String delimiterName, String delimiter, String lineEnding) {
        String end = "CRLF".equals(lineEnding) ? "\r\n" : "\n";
        String text = "\"one " + delimiter + " \"\"two\"\" \nthree\"";
        String job = open(Map.of("object", "Contact", "operation", "insert", "columnDelimiter", delimiterName, "lineEnding",
                lineEnding));
        JsonNode done = run(job, String.join(delimiter, "LastName", "Description", "Account.Domain__c") + end
                + String.join(delimiter, "Ann", text, "") + end + String.join(delimiter, "Bob", "", "nobody.com") + end);
        assertThat(done.get("state").asText()).isEqualTo("JobComplete");
        assertThat(org.query("SELECT Description FROM Contact").get(0)).containsEntry("Description",
                "one " + delimiter + " \"two\" \nthree");
        assertThat(results(job, "successfulResults")).startsWith(String.join(delimiter, "\"sf__Id\"", "\"sf__Created\"",
                "LastName", "Description", "Account.Domain__c") + end).endsWith(String.join(delimiter, "\"true\"", "\"Ann\"", text,
                "\"\"") + end);
        assertThat(results(job, "failedResults")).endsWith(end + String.join(delimiter, "\"\"",
                "\"INVALID_FIELD:Foreign key external ID: nobody.com not found for field Domain__c in entity Account:--\"",
                "\"Bob\"", "\"\"", "\"nobody.com\"") + end);
    }

    @Test
    void emptyLeavesAFieldAloneAndNaEmptiesIt() {
        String id = org.insert("Contact", Map.of("LastName", "Ann", "Title", "CTO", "Phone", "1"));
        run(open(Map.of("object", "Contact", "operation", "update")), "Id,Title,Phone\n" + id + ",,#N/A\n");
        assertThat(org.query("SELECT Title, Phone FROM Contact").toString()).isEqualTo("[{Title=CTO, Phone=null}]");
    }

    @Test
    void parentsOfEveryKind() {
        org.insert("Account", Map.of("Name", "Acme", "Domain__c", "acme.com"));
        String boss = org.insert("Contact", Map.of("LastName", "Boss", "Email", "boss@acme.com"));
        run(open(Map.of("object", "Contact", "operation", "insert")),
                "LastName,Account.Domain__c,ReportsTo.Email\nAnn,ACME.com,boss@acme.com\n");
        assertThat(org.query("SELECT Account.Name, ReportsTo.Name FROM Contact WHERE LastName = 'Ann'").toString())
                .isEqualTo("[{Account={Name=Acme}, ReportsTo={Name=Boss}}]");
        run(open(Map.of("object", "Task", "operation", "insert")),
                "Subject,Contact:Who.Email,Account:What.Domain__c\nHi,boss@acme.com,acme.com\n");
        assertThat(org.query("SELECT WhoId, What.Name FROM Task").toString())
                .isEqualTo("[{WhoId=" + boss + ", What={Name=Acme}}]");
        JsonNode unnamed = run(open(Map.of("object", "Task", "operation", "insert")), "Subject,Who.Email\nHi,boss@acme.com\n");
        assertThat(unnamed.get("state").asText()).isEqualTo("Failed");
    }

    @Test
    void jobAndRowsInOneRequest() {
        String body = String.join("\r\n", "--BOUNDARY", "Content-Type: application/json",
                "Content-Disposition: form-data; name=\"job\"", "",
                "{\"object\":\"Contact\",\"operation\":\"insert\",\"contentType\":\"CSV\"}", "--BOUNDARY",
                "Content-Type: text/csv", "Content-Disposition: form-data; name=\"content\"; filename=\"content\"", "",
                "LastName\nAnn\nBob\n", "--BOUNDARY--", "");
        JsonNode job = client.send("POST", "/jobs/ingest", body, Map.of("Content-Type",
                "multipart/form-data; boundary=BOUNDARY")).json();
        assertThat(job.get("state").asText()).isEqualTo("UploadComplete");
        org.awaitJobs();
        assertThat(org.count("SELECT COUNT() FROM Contact")).isEqualTo(2);
    }

    @Test
    void listsJobsByThousandsAndByKind() {
        List<String> made = IntStream.range(0, 1003).mapToObj(i -> open(Map.of("object", "Contact", "operation", "insert")))
                .toList();
        JsonNode first = client.get("/jobs/ingest").json();
        assertThat(first.get("records")).hasSize(1000);
        assertThat(first.get("done").asBoolean()).isFalse();
        JsonNode last = client.get(first.get("nextRecordsUrl").asText()).json();
        assertThat(last.get("records").findValuesAsText("id")).containsExactly(made.get(2), made.get(1), made.get(0));
        assertThat(last.get("done").asBoolean()).isTrue();
        assertThat(client.get("/jobs/ingest?jobType=V2Ingest").json().get("records")).isNotEmpty();
        assertThat(client.get("/jobs/ingest?jobType=Classic").json().get("records")).isEmpty();
        assertThat(client.get("/jobs/ingest?isPkChunkingEnabled=true").json().get("records")).isEmpty();
    }

    @Test
    void deletesForGoodOnlyWithThePermission() {
        String id = org.insert("Contact", Map.of("LastName", "Ann"));
        org.allowHardDelete();
        JsonNode job = run(open(Map.of("object", "Contact", "operation", "hardDelete")), "Id\n" + id + "\n");
        assertThat(job.get("numberRecordsFailed").asInt()).isZero();
        assertThat(org.count("SELECT COUNT() FROM Contact ALL ROWS")).isZero();
    }

    @Test
    void resultsComeInAnOrderOfTheirOwn() {
        String rows = IntStream.range(0, 300).mapToObj(i -> "N" + i).collect(Collectors.joining("\n", "LastName\n", "\n"));
        String job = open(Map.of("object", "Contact", "operation", "insert"));
        run(job, rows);
        List<String> names = results(job, "successfulResults").lines().skip(1).map(line -> line.split(",")[2]).toList();
        assertThat(names).hasSize(300).isNotEqualTo(names.stream().sorted().toList()).isNotEqualTo(
                Arrays.stream(rows.split("\n")).skip(1).map(name -> "\"" + name + "\"").toList());
    }

    @Test
    void aJobThatIsAbortedLeavesTheRestUntried() {
        org.faults().abortJobs(1);
        String job = open(Map.of("object", "Contact", "operation", "insert"));
        JsonNode ended = run(job, IntStream.range(0, 500).mapToObj(i -> "N" + i).collect(Collectors.joining("\n", "LastName\n", "\n")));
        assertThat(ended.get("state").asText()).isEqualTo("Aborted");
        assertThat(ended.get("numberRecordsProcessed").asInt()).isEqualTo(200);
        assertThat(results(job, "unprocessedrecords").lines()).hasSize(301).startsWith("LastName");
        assertThat(org.count("SELECT COUNT() FROM Contact")).isEqualTo(200);
    }

    @Test
    void whatIsNoCsvFailsTheJob() {
        JsonNode job = run(open(Map.of("object", "Contact", "operation", "insert")), "LastName,Title\n\"Ann\" ,x\n\"Bo\"b,y\n");
        assertThat(job.get("state").asText()).isEqualTo("Failed");
        assertThat(job.get("errorMessage").asText()).startsWith("InvalidBatch : Failed to read the CSV");
    }

    @Test
    void batchesOfAJobCountTowardsTheDaysLimit() {
        int before = remaining("DailyBulkApiBatches");
        run(open(Map.of("object", "Contact", "operation", "insert")), "LastName\nAnn\n");
        String query = client.post("/jobs/query", Map.of("operation", "query", "query", "SELECT Id FROM Contact")).json()
                .get("id").asText();
        await().until(() -> client.get("/jobs/query/" + query).text().contains("JobComplete"));
        assertThat(remaining("DailyBulkApiBatches")).isEqualTo(before - 2);
        assertThat(remaining("DailyBulkV2QueryJobs")).isEqualTo(9_999);
    }

    private int remaining(String limit) {
        return client.get("/limits").json().get(limit).get("Remaining").asInt();
    }
}
