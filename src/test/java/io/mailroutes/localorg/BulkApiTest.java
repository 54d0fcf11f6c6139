package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.OrgClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Bulk API before 2.0, on which simple_salesforce's {@code sf.bulk}, jsforce's {@code bulk} and loaders stand. */
class BulkApiTest {

    private static final String ASYNC = "/services/async/59.0";
    private static final String NAMESPACE = "xmlns=\"http://www.force.com/2009/06/asyncapi/dataload\"";

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private Answer json(String method, String path, Object body) {
        return client.send(method, ASYNC + path, body, Map.of("Content-Type", "application/json"));
    }

    private Answer xml(String path, String body) {
        return client.send("POST", ASYNC + path, body, Map.of("Content-Type", "application/xml; charset=UTF-8"));
    }

    /** With no word about the format, as jsforce asks. */
    private String get(String path) {
        return client.get(ASYNC + path).text();
    }

    private String openJson(Map<String, Object> job) {
        return json("POST", "/job", job).json().get("id").asText();
    }

    private String openXml(String operation, String contentType) {
        return xml("/job", "<jobInfo " + NAMESPACE + "><operation>" + operation + "</operation><object>Contact</object>"
                + "<contentType>" + contentType + "</contentType></jobInfo>").text()
                .replaceAll("(?s).*<id>(.*?)</id>.*", "$1");
    }

    private String addCsv(String job, String batch) {
        return client.send("POST", ASYNC + "/job/" + job + "/batch", batch, Map.of("Content-Type", "text/csv"))
                .text().replaceAll("(?s).*<id>(.*?)</id>.*", "$1");
    }

    /** @return the batch, once it is done */
    private JsonNode done(String job, String batch) {
        String path = "/job/" + job + "/batch/" + batch;
        await().until(() -> json("GET", path, null).text().matches("(?s).*\"(Completed|Failed|NotProcessed)\".*"));
        return json("GET", path, null).json();
    }

    @Test
    void upsertsAsSimpleSalesforceDoes() {
        org.insert("Contact", Map.of("LastName", "Old", "Email", "old@acme.com"));
        Answer opened = json("POST", "/job", Map.of("operation", "upsert", "object", "Contact", "concurrencyMode", 0,
                "contentType", "JSON", "externalIdFieldName", "Email"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("state").asText()).isEqualTo("Open");
        assertThat(opened.json().get("concurrencyMode").asText()).isEqualTo("Parallel");
        String job = opened.json().get("id").asText();
        Answer added = json("POST", "/job/" + job + "/batch", List.of(
                Map.of("Email", "old@acme.com", "LastName", "Older", "Phone", ""),
                Map.of("Email", "new@acme.com", "LastName", "New"), Map.of("Email", "bad@acme.com", "LastName", "")));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().get("jobId").asText()).isEqualTo(job);
        String batch = added.json().get("id").asText();
        assertThat(done(job, batch).get("numberRecordsProcessed").asInt()).isEqualTo(3);
        JsonNode results = json("GET", "/job/" + job + "/batch/" + batch + "/result", null).json();
        assertThat(results.get(0).get("success").asBoolean()).isTrue();
        assertThat(results.get(0).get("created").asBoolean()).isFalse();
        assertThat(results.get(1).get("created").asBoolean()).isTrue();
        assertThat(results.get(2).get("id").isNull()).isTrue();
        assertThat(results.get(2).get("errors").toString()).isEqualTo("[{\"statusCode\":\"REQUIRED_FIELD_MISSING\","
                + "\"message\":\"Required fields are missing: [LastName]\",\"fields\":[\"LastName\"]}]");
        JsonNode closed = json("POST", "/job/" + job, Map.of("state", "Closed")).json();
        assertThat(closed.get("state").asText()).isEqualTo("Closed");
        assertThat(closed.get("numberRecordsFailed").asInt()).isEqualTo(1);
        assertThat(org.query("SELECT LastName FROM Contact ORDER BY LastName")).extracting("LastName")
                .containsExactly("New", "Older");
    }

    @Test
    void takesCsvInAJobDescribedInXml() {
        String job = openXml("insert", "CSV");
        String batch = addCsv(job, "LastName,Email\nCurie,marie@curie.fr\n,nobody@curie.fr\n");
        done(job, batch);
        assertThat(get("/job/" + job)).contains("<jobInfo " + NAMESPACE + ">", "<state>Open</state>",
                "<numberBatchesCompleted>1</numberBatchesCompleted>", "<numberRecordsFailed>1</numberRecordsFailed>");
        assertThat(get("/job/" + job + "/batch")).contains("<batchInfoList", "<id>" + batch + "</id>",
                "<state>Completed</state>");
        assertThat(get("/job/" + job + "/batch/" + batch + "/result")).matches("""
                "Id","Success","Created","Error"
                "003.{15}","true","true",""
                "","false","false","REQUIRED_FIELD_MISSING:Required fields are missing: \\[LastName]:LastName --"
                """);
        assertThat(get("/job/" + job + "/batch/" + batch + "/request")).startsWith("LastName,Email\nCurie");
    }

    @Test
    void takesXmlWithParentsByTheirKeys() {
        org.insert("Contact", Map.of("LastName", "Boss", "Email", "boss@acme.com"));
        String job = openXml("insert", "XML");
        String batch = xml("/job/" + job + "/batch", "<sObjects " + NAMESPACE + "><sObject>"
                + "<LastName>A &amp; B</LastName><ReportsTo><sObject><Email>boss@acme.com</Email></sObject></ReportsTo>"
                + "</sObject><sObject/></sObjects>").text().replaceAll("(?s).*<id>(.*?)</id>.*", "$1");
        done(job, batch);
        assertThat(get("/job/" + job + "/batch/" + batch + "/result")).contains("<success>true</success>",
                "<errors><fields>LastName</fields><message>Required fields are missing: [LastName]</message>"
                        + "<statusCode>REQUIRED_FIELD_MISSING</statusCode></errors><success>false</success>");
        assertThat(org.count("SELECT COUNT() FROM Contact WHERE Name = 'A & B' AND ReportsTo.Name = 'Boss'")).isOne();
    }

    @Test
    void queriesInJsonWithTimesInMilliseconds() {
        org.insert("Contact", Map.of("LastName", "Curie"));
        String job = openJson(Map.of("operation", "query", "object", "Contact", "contentType", "JSON"));
        String soql = "SELECT Name, CreatedDate, Owner.Name FROM Contact";
        String batch = json("POST", "/job/" + job + "/batch", soql).json().get("id").asText();
        done(job, batch);
        String result = "/job/" + job + "/batch/" + batch + "/result";
        String id = json("GET", result, null).json().get(0).asText();
        JsonNode record = json("GET", result + "/" + id, null).json().get(0);
        assertThat(record.get("attributes").get("url").asText()).startsWith(
                "/services/data/v59.0/sobjects/Contact/003");
        assertThat(Duration.ofMillis(System.currentTimeMillis() - record.get("CreatedDate").asLong())).isLessThan(
                Duration.ofMinutes(1));
        assertThat(record.get("Owner").get("Name").asText()).isEqualTo("Local Admin");
    }

    @Test
    void queriesInCsvAndXml() {
        org.insert("Contact", Map.of("LastName", "Curie"));
        assertThat(queried("CSV", "SELECT Name, Owner.Name FROM Contact")).isEqualTo(
                "\"Name\",\"Owner.Name\"\n\"Curie\",\"Local Admin\"\n");
        assertThat(queried("CSV", "SELECT CreatedDate FROM Contact")).matches("\"CreatedDate\"\n\"\\S+T\\S+Z\"\n");
        assertThat(queried("XML", "SELECT CreatedDate FROM Contact")).matches(
                "(?s).*<CreatedDate>\\S+Z</CreatedDate>.*");
        assertThat(queried("CSV", "SELECT Name FROM Contact WHERE Name = 'Nobody'")).isEqualTo(
                "Records not found for this query");
        assertThat(queried("XML", "SELECT Name, Owner.Name FROM Contact")).contains("<queryResult " + NAMESPACE + ">"
                + "<records><type>Contact</type><Name>Curie</Name>"
                + "<Owner><type>User</type><Name>Local Admin</Name></Owner></records>");
    }

    private String queried(String contentType, String soql) {
        String job = openXml("query", contentType);
        String batch = addCsv(job, soql);
        done(job, batch);
        String result = "/job/" + job + "/batch/" + batch + "/result";
        String list = get(result);
        assertThat(list).contains("<result-list " + NAMESPACE + "><result>752");
        return get(result + "/" + list.replaceAll("(?s).*<result>(.*)</result>.*", "$1"));
    }

    @Test
    void failsABatchAsAWhole() {
        String job = openJson(Map.of("operation", "insert", "object", "Contact", "contentType", "JSON"));
        String batch = json("POST", "/job/" + job + "/batch", List.of(Map.of("Foo", "x"))).json().get("id").asText();
        assertThat(done(job, batch).get("stateMessage").asText()).isEqualTo(
                "InvalidBatch : Field name not found : Foo");
        Answer result = json("GET", "/job/" + job + "/batch/" + batch + "/result", null);
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.text()).isEqualTo(
                "{\"exceptionCode\":\"InvalidBatch\",\"exceptionMessage\":\"Records not processed\"}");
        String query = openJson(Map.of("operation", "query", "object", "Account", "contentType", "JSON"));
        String asked = json("POST", "/job/" + query + "/batch", "SELECT Id FROM Contact").json().get("id").asText();
        assertThat(done(query, asked).get("stateMessage").asText()).isEqualTo("InvalidBatch : Failed to process query: "
                + "INVALID_TYPE_FOR_OPERATION: The root entity of the requested query (Contact) does not match the "
                + "entity of the requested Bulk API Job (Account).");
    }

    @Test
    void leavesTheBatchesOfAnAbortedJobAlone() {
        org.faults().slowJobs(Duration.ofMillis(700));
        String job = openXml("insert", "CSV");
        addCsv(job, "LastName\nA\n");
        String waiting = addCsv(job, "LastName\nB\n");
        assertThat(json("POST", "/job/" + job, Map.of("state", "Aborted")).json().get("state").asText())
                .isEqualTo("Aborted");
        assertThat(done(job, waiting).get("state").asText()).isEqualTo("NotProcessed");
        assertThat(json("POST", "/job/" + job + "/batch", List.of()).text()).contains("InvalidJobState");
    }

    @Test
    void refusesInItsOwnWords() {
        Answer stranger = new OrgClient(org.url(), "none").send("GET", ASYNC + "/job/750", null,
                Map.of("X-SFDC-Session", "x"));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.text()).endsWith("<error " + NAMESPACE + "><exceptionCode>InvalidSessionId</exceptionCode>"
                + "<exceptionMessage>Invalid session id</exceptionMessage></error>");
        assertThat(json("POST", "/job", Map.of("operation", "insert", "object", "Foo")).text()).isEqualTo(
                "{\"exceptionCode\":\"InvalidEntity\",\"exceptionMessage\":"
                        + "\"Entity 'Foo' is not supported by the Bulk API.\"}");
        assertThat(json("POST", "/job", Map.of("operation", "upsert", "object", "Contact")).text())
                .contains("InvalidJob");
        String open = openXml("insert", "CSV");
        assertThat(client.send("POST", ASYNC + "/job/" + open + "/batch", "x".repeat(10_000_001), Map.of()).text())
                .contains("ClientInputError", "Exceeded max size limit of 10000000");
        assertThat(json("POST", "/job", Map.of("operation", "hardDelete", "object", "Contact")).text())
                .contains("FeatureNotEnabled");
    }
}
