package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the REST API has beside rows and queries. */
class RestTest {

    private static LocalOrg org;
    private static OrgClient client;
    private static String acme;
    private static String ann;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
        client = new OrgClient(org);
        acme = org.insert("Account", Map.of("Name", "Acme"));
        String globex = org.insert("Account", Map.of("Name", "Globex", "ParentId", acme));
        ann = org.insert("Contact", Map.of("LastName", "Ann", "AccountId", globex, "Email", "ann@globex.com"));
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private static OrgClient.Answer get(String path, String header, String value) {
        return client.send("GET", path, null, Map.of(header, value));
    }

    @Test
    void headIsGetWithoutABody() {
        OrgClient.Answer head = client.send("HEAD", "/sobjects/Contact/" + ann, null, Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.response().headers().firstValue("Sforce-Limit-Info")).isPresent();
        assertThat(client.send("HEAD", "/sobjects/Contact/003000000000001AAA", null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void takesAndGivesGzip() throws IOException, InterruptedException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"LastName\":\"Zip\"}".getBytes());
        }
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest.Builder to = HttpRequest.newBuilder().header("Authorization", "Bearer " + org.accessToken())
                .header("Content-Type", "application/json");
        assertThat(http.send(to.copy().uri(URI.create(org.url() + OrgClient.API + "/sobjects/Contact"))
                .header("Content-Encoding", "gzip").POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        HttpResponse<byte[]> answer = http.send(to.copy().uri(URI.create(org.url() + OrgClient.API + "/sobjects"))
                .header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes())
                .asString().startsWith("{\"encoding\":\"UTF-8\"");
    }

    @Test
    void onlyAccountsHaveAnETag() {
        OrgClient.Answer read = client.get("/sobjects/Account/" + acme);
        String etag = read.response().headers().firstValue("ETag").orElseThrow();
        assertThat(client.get("/sobjects/Contact/" + ann).response().headers().firstValue("ETag")).isEmpty();
        assertThat(get("/sobjects/Account/" + acme, "If-None-Match", "\"x\", " + etag).status()).isEqualTo(304);
        assertThat(get("/sobjects/Account/" + acme, "If-Match", "\"x\"").status()).isEqualTo(412);
        Map<String, String> change = Map.of("Phone", "1");
        assertThat(client.send("PATCH", "/sobjects/Account/" + acme, change, Map.of("If-Match", etag)).status()).isEqualTo(204);
        assertThat(client.send("PATCH", "/sobjects/Account/" + acme, change, Map.of("If-Match", etag)).status()).isEqualTo(412);
    }

    @Test
    void describeAndRowsKnowWhenTheyChanged() {
        for (String path : List.of("/sobjects", "/sobjects/Contact/describe", "/sobjects/Contact/" + ann)) {
            String modified = client.get(path).response().headers().firstValue("Last-Modified").orElseThrow();
            OrgClient.Answer unchanged = get(path, "If-Modified-Since", modified);
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.text()).isEmpty();
            assertThat(get(path, "If-Modified-Since", "Wed, 01 Jan 2020 00:00:00 GMT").status()).isEqualTo(200);
            assertThat(get(path, "If-Unmodified-Since", "Wed, 01 Jan 2020 00:00:00 GMT").status()).isEqualTo(412);
        }
    }

    @Test
    void followsRelationshipsByAddress() {
        String contact = "/sobjects/Contact/" + ann;
        assertThat(client.get(contact + "/Account/Parent?fields=Name").json().get("Name").asText()).isEqualTo("Acme");
        assertThat(client.get("/sobjects/Account/" + acme + "/ChildAccounts?fields=Name").json().get("records").get(0)
                .get("Name").asText()).isEqualTo("Globex");
        assertThat(client.get("/sobjects/Account/" + acme + "/Contacts").json().get("totalSize").asInt()).isZero();
        assertThat(client.get(contact + "/ReportsTo").status()).isEqualTo(404);
        assertThat(client.get(contact + "/Nobody").status()).isEqualTo(404);
        assertThat(client.patch(contact + "/Account", Map.of("Phone", "7")).status()).isEqualTo(204);
        assertThat(client.get(contact + "/Account?fields=Phone").json().get("Phone").asText()).isEqualTo("7");
        assertThat(client.get("/sobjects/Contact/Email/ann@globex.com?fields=LastName").json().get("LastName").asText())
                .isEqualTo("Ann");
    }

    // With its seconds, which toString leaves out of a whole minute.
    private static String text(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @Test
    void tellsWhatWasChangedAndDeletedBetweenTwoTimes() {
        String gone = org.insert("Lead", Map.of("LastName", "Gone", "Company", "x"));
        String kept = org.insert("Lead", Map.of("LastName", "Kept", "Company", "x"));
        org.delete(gone);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String period = "?start=" + text(now.minusHours(1)) + "&end=" + OrgClient.encode(text(now.plusHours(1)));
        JsonNode updated = client.get("/sobjects/Lead/updated/" + period).json();
        assertThat(updated.get("ids").toString()).isEqualTo("[\"" + kept + "\"]");
        assertThat(updated.get("latestDateCovered").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000");
        JsonNode deleted = client.get("/sobjects/Lead/deleted/" + period).json();
        assertThat(deleted.get("deletedRecords").findValuesAsText("id")).containsExactly(gone);
        assertThat(deleted.has("earliestDateAvailable")).isTrue();
        String past = "?start=" + text(now.minus(Duration.ofDays(2))) + "&end=" + text(now.minus(Duration.ofDays(1)));
        assertThat(client.get("/sobjects/Lead/deleted" + past).json().get("deletedRecords")).isEmpty();
        assertThat(client.get("/sobjects/Lead/updated?start=" + now + "&end=" + now).status()).isEqualTo(400);
        assertThat(client.get("/sobjects/Lead/updated").status()).isEqualTo(400);
        assertThat(client.get("/sobjects/Lead/deleted?start=2020-01-01T00:00:00Z&end=" + now).text())
                .contains("INVALID_REPLICATION_DATE");
    }

    @Test
    void listsWhatWasTouchedLast() {
        client.get("/sobjects/Account/" + acme);
        client.get("/sobjects/Contact/" + ann);
        JsonNode recent = client.get("/recent?limit=2").json();
        assertThat(recent.findValuesAsText("Id")).containsExactly(ann, acme);
        assertThat(recent.get(1).get("Name").asText()).isEqualTo("Acme");
        assertThat(client.get("/sobjects/Contact").json().get("recentItems").findValuesAsText("Id")).contains(ann);
    }

    @Test
    void tellsWhatCompositeResourcesThereAre() {
        assertThat(client.get("/composite").json().get("tree").asText()).isEqualTo(OrgClient.API + "/composite/tree");
        assertThat(client.get("").json().get("composite").asText()).isEqualTo(OrgClient.API + "/composite");
    }

    @Test
    void explainsAQuery() {
        JsonNode plan = client.get("/query?explain=" + OrgClient.encode("SELECT Id FROM Contact")).json();
        assertThat(plan.get("plans").get(0).get("sobjectType").asText()).isEqualTo("Contact");
    }

    @Test
    void takesAPostForAPatch() {
        assertThat(client.post("/sobjects/Contact/" + ann + "?_HttpMethod=PATCH", Map.of("Title", "CTO")).status())
                .isEqualTo(204);
        assertThat(client.get("/sobjects/Contact/" + ann + "?fields=Title").json().get("Title").asText()).isEqualTo("CTO");
    }

    @Test
    void everyCallButTheListOfVersionsTellsOfTheLimit() {
        for (String path : List.of("/limits", "/sobjects", "/query?q=SELECT+Id+FROM+Contact", "/sobjects/Nope")) {
            assertThat(client.get(path).response().headers().firstValue("Sforce-Limit-Info").orElseThrow())
                    .matches("api-usage=\\d+/15000");
        }
        assertThat(client.get("/services/data").response().headers().firstValue("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void deletesByKeyAndRefusesFieldsThatAreNone() {
        org.insert("Contact", Map.of("LastName", "Key", "Email", "key@acme.com"));
        assertThat(client.delete("/sobjects/Contact/Email/key@acme.com").status()).isEqualTo(204);
        assertThat(client.delete("/sobjects/Contact/Email/key@acme.com").status()).isEqualTo(404);
        assertThat(client.get("/sobjects/Contact/" + ann + "?fields=Foo").json().get(0).get("errorCode").asText())
                .isEqualTo("INVALID_FIELD");
    }
}
