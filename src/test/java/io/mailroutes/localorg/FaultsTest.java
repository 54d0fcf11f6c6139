package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.faults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private OrgClient.Answer create() {
        return client.post("/sobjects/Account", Map.of("Name", "Acme"));
    }

    private int accounts() {
        return org.count("SELECT COUNT() FROM Account");
    }

    @Test
    void isUnavailableAsOftenAsTold() {
        org.faults().serverUnavailable(2);
        assertThat(List.of(create().status(), create().status(), create().status())).containsExactly(503, 503, 201);
    }

    @Test
    void losesTheAnswerButNotTheWrite() {
        org.faults().errorAfterWrite(1);
        assertThat(create().status()).isEqualTo(500);
        org.faults().dropAfter(1);
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        org.faults().clear();
        org.faults().dropDuring(1);
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(accounts()).isEqualTo(3);
    }

    @Test
    void dropsACallBeforeItIsDone() {
        org.faults().dropBefore(1);
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(accounts()).isZero();
        assertThat(org.callLog().get(0).status()).isZero();
    }

    @Test
    void refusesCallsBeyondTheLimit() {
        org.faults().requestLimitAfter(1);
        create();
        assertThat(create().text()).contains("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        org.faults().clear();
        org.dailyApiLimit(2);
        assertThat(create().response().headers().firstValue("Sforce-Limit-Info")).contains("api-usage=2/2");
        assertThat(create().status()).isEqualTo(403);
    }

    @Test
    void locksTheSameRowsForTheSameSeed() {
        org.faults().lockRows(0.3);
        assertThat(lockedRows()).isEqualTo(lockedRows()).hasSizeBetween(10, 50);
    }

    private List<Integer> lockedRows() {
        org.faults().seed(42);
        List<Map<String, Object>> records = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> records.add(Map.of("attributes", Map.of("type", "Account"), "Name", "A" + i)));
        JsonNode results = client.post("/composite/sobjects", Map.of("records", records)).json();
        return IntStream.range(0, 100).filter(i -> results.get(i).toString().contains("UNABLE_TO_LOCK_ROW")).boxed().toList();
    }

    @Test
    void endsTheSessionDuringAnUpload() {
        org.faults().expireSessionDuringUpload();
        String job = job();
        assertThat(upload(job).status()).isEqualTo(401);
        assertThat(client.get("/limits").status()).isEqualTo(401);
    }

    @Test
    void failsAJobAfterItsFirstRows() {
        org.faults().failJobs(1, null);
        String job = job();
        upload(job);
        client.patch("/jobs/ingest/" + job, Map.of("state", "UploadComplete"));
        org.awaitJobs();
        JsonNode state = client.get("/jobs/ingest/" + job).json();
        assertThat(state.get("state").asText()).isEqualTo("Failed");
        assertThat(state.get("numberRecordsProcessed").asInt()).isEqualTo(200);
        assertThat(client.get("/jobs/ingest/" + job + "/unprocessedrecords").text().lines()).hasSize(101);
    }

    @Test
    void takesFaultsByHttp() {
        OrgClient.Answer added = client.post("/local-org/faults", Map.of("kind", "latency", "millis", 200,
                "times", 1, "method", "GET"));
        assertThat(added.status()).isEqualTo(201);
        client.get("/limits");
        assertThat(org.callLog().get(1).ms()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void slowsDownOnlyWhatItIsToldTo() {
        org.faults().add(Fault.of(Fault.Kind.LATENCY).on("POST", ".*/composite").delay(Duration.ofSeconds(30)));
        assertThat(create().status()).isEqualTo(201);
    }

    private String job() {
        return client.post("/jobs/ingest", Map.of("object", "Account", "operation", "insert")).json().get("id").asText();
    }

    private OrgClient.Answer upload(String job) {
        String csv = IntStream.range(0, 300).mapToObj(i -> "Acme " + i).collect(Collectors.joining("\n", "Name\n", "\n"));
        return client.send("PUT", "/jobs/ingest/" + job + "/batches", csv, Map.of("Content-Type", "text/csv"));
    }
}
