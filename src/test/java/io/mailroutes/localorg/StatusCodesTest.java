package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that go wrong as calls, before any record is looked at: what status and what body a client then meets. */
class StatusCodesTest {

    private final LocalOrg org = LocalOrg.builder().start();
    private final OrgClient client = new OrgClient(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private static void assertAnswer(OrgClient.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo("[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SERVER_UNAVAILABLE | 503 | SERVER_UNAVAILABLE | The server is temporarily unavailable. Please try again later.",
        "SERVER_ERROR | 500 | UNKNOWN_EXCEPTION "
                + "| An unexpected error occurred. Please include this ErrorId if you contact support: 0-0 (0)",
        "TOO_MANY_REQUESTS | 429 | TOO_MANY_REQUESTS | Too many requests. Please try again later.",
        "REQUEST_LIMIT | 403 | REQUEST_LIMIT_EXCEEDED | TotalRequests Limit exceeded.",
        "QUERY_TIMEOUT | 400 | QUERY_TIMEOUT | Your query request was running for too long."})
    void isToldToRefuse(Kind kind, int status, String code, String message) {
        org.faults().add(Fault.of(kind).times(1));
        assertAnswer(client.query("SELECT Id FROM Contact"), status, code, message);
        assertThat(client.query("SELECT Id FROM Contact").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"BAD_GATEWAY, 502", "GATEWAY_TIMEOUT, 504"})
    void answersAsAGatewayDoesWhichKnowsNoJson(Kind kind, int status) {
        org.faults().add(Fault.of(kind).times(1));
        OrgClient.Answer answer = client.get("/limits");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void saysWhenToComeAgain() {
        org.faults().tooManyRequests(1, Duration.ofSeconds(7));
        assertThat(client.get("/limits").response().headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void invalidSessionId() {
        org.expireSessions();
        assertAnswer(client.get("/limits"), 401, "INVALID_SESSION_ID", "Session expired or invalid");
        assertAnswer(client.send("GET", "/limits", null, Map.of("Authorization", "Basic abc")), 401, "INVALID_AUTH_HEADER",
                "INVALID_HEADER_TYPE");
    }

    @Test
    void versionsThatAreGoneOrToCome() {
        assertAnswer(client.get("/services/data/v30.0/limits"), 410, "UNSUPPORTED_API_VERSION",
                "API version 30.0 is not supported any more");
        assertAnswer(client.get("/services/data/v99.0/limits"), 404, "NOT_FOUND", "The requested resource does not exist");
        for (String version : new String[] {"31.0", "67.0"}) {
            assertThat(client.get("/services/data/v" + version + "/limits").status()).isEqualTo(200);
        }
    }

    @Test
    void methodNotAllowed() {
        assertAnswer(client.send("PUT", "/sobjects/Contact/003000000000001AAA", "{}", Map.of()), 405, "METHOD_NOT_ALLOWED",
                "HTTP Method 'PUT' not allowed. Allowed are HEAD,GET,PATCH,DELETE");
    }

    @Test
    void bodiesOfAnotherKind() {
        assertAnswer(client.send("POST", "/sobjects/Contact", "LastName=x", Map.of("Content-Type",
                "application/x-www-form-urlencoded")), 415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type");
    }

    @Test
    void addressesAndHeadersThatAreTooLong() {
        OrgClient.Answer address = client.query("SELECT Id FROM Contact WHERE LastName = '" + "x".repeat(16_400) + "'");
        assertThat(address.status()).isEqualTo(414);
        assertThat(address.json().get(0).get("errorCode").asText()).isEqualTo("URI_TOO_LONG");
        assertThat(client.send("GET", "/limits", null, Map.of("X-Much", "x".repeat(16_400))).status()).isEqualTo(431);
        assertThat(client.query("SELECT Id FROM Contact WHERE LastName = '" + "x".repeat(3_900) + "'").status()).isEqualTo(200);
    }

    @Test
    void resultsOfAQueryJobInAnotherVersion() {
        String job = client.post("/jobs/query", Map.of("operation", "query", "query", "SELECT Id FROM Contact")).json()
                .get("id").asText();
        await().until(() -> client.get("/jobs/query/" + job).text().contains("JobComplete"));
        assertThat(client.get("/services/data/v60.0/jobs/query/" + job + "/results").status()).isEqualTo(409);
    }

    @Test
    void doesNotMisbehaveTowardsWhoSteersIt() {
        org.faults().add(Fault.of(Kind.SERVER_UNAVAILABLE).on(null, ".*"));
        assertThat(client.get("/limits").status()).isEqualTo(503);
        assertThat(client.get("/local-org/faults/struck").text()).isEqualTo(
                "[{\"kind\":\"SERVER_UNAVAILABLE\",\"target\":\"GET /services/data/v65.0/limits\"}]");
        assertThat(client.delete("/local-org/faults").status()).isEqualTo(204);
        assertThat(client.get("/limits").status()).isEqualTo(200);
    }
}
