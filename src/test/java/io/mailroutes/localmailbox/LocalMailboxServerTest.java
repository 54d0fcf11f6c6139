package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalMailboxServerTest {

    private static final String DANA = "/v3/grants/3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73";
    private static final String SALES = "/v3/grants/b7204e8d-91c3-4f5a-a6de-08d5c3172f6a";

    private static LocalMailboxServer server;

    @BeforeAll
    static void start() {
        server = LocalMailboxServer.start(LocalMailbox.fixed());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsGrants() throws Exception {
        assertThat(data("/v3/grants")).extracting(grant -> grant.get("email").asText() + " "
                + grant.get("provider").asText() + " " + grant.get("grant_status").asText())
                .containsExactly("dana.fox@larkfieldinstruments.com google valid",
                        "sales@larkfieldinstruments.com microsoft valid",
                        "archive@larkfieldinstruments.com imap valid");
        assertThat(data("/v3/grants?limit=1&offset=1")).hasSize(1);
        assertThat(get(DANA).path("data").path("id").asText()).isEqualTo(FixedMailboxes.DANA.id());
    }

    @Test
    void listsFolders() throws Exception {
        assertThat(data(SALES + "/folders")).extracting(folder -> folder.get("name").asText())
                .contains("Inbox", "Sent Items");
    }

    @ParameterizedTest
    @CsvSource({"contacts, 349", "messages, 446"})
    void givesEveryItemOnceByCursor(String list, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(SALES + "/" + list + "?limit=200" + cursor);
            page.get("data").forEach(item -> ids.add(item.get("id").asText()));
            cursor = page.has("next_cursor") ? "&page_token=" + page.get("next_cursor").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void givesNoCursorWhenTheLastItemIsIn() throws Exception {
        assertThat(get(DANA + "/contacts?limit=31").has("next_cursor")).isFalse();
        assertThat(get(DANA + "/contacts?limit=30").has("next_cursor")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "received_after=1782863999&received_before=1782864001|2",
        "received_after=1782864000&received_before=1782864001|1",
        "in=SENT|2",
        "subject=midnight|2",
        "from=S.O'BRIEN@celticmarine.ie|4",
        "has_attachment=true|2",
        "has_attachment=false&limit=200|56",
        "metadata_pair=key1:order|0",
        "unread=true&limit=200|3"})
    void filtersMessages(String query, int count) throws Exception {
        assertThat(data(DANA + "/messages?" + query)).hasSize(count);
    }

    @Test
    void filtersMessagesByMetadata() throws Exception {
        assertThat(data(SALES + "/messages?metadata_pair=key1:order")).hasSize(1);
    }

    @Test
    void listsThePrimaryCalendar() throws Exception {
        assertThat(data(DANA + "/calendars")).extracting(calendar -> calendar.get("id").asText())
                .containsExactly("dana.fox@larkfieldinstruments.com");
        assertThat(data(DANA + "/calendars").get(0).get("is_primary").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "?calendar_id=nowhere, 404", "?calendar_id=primary, 200",
        "?calendar_id=primary&limit=201, 400"})
    void wantsACalendarForEvents(String query, int status) throws Exception {
        assertThat(send(DANA + "/events" + query, "Bearer " + LocalMailboxServer.API_KEY).statusCode())
                .isEqualTo(status);
    }

    @Test
    void givesDatesAsUnixSeconds() throws Exception {
        assertThat(data(DANA + "/messages?subject=midnight%20itself"))
                .extracting(message -> message.get("date").asLong()).containsExactly(1_782_864_000L);
    }

    @Test
    void givesHalfOfASurrogatePairAsItIs() throws Exception {
        LocalMailbox cut = LocalMailbox.of(List.of(Map.of("given_name", "Cut \ud83d")), List.of());
        try (LocalMailboxServer its = LocalMailboxServer.start(cut)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(its.url() + DANA + "/contacts"))
                    .header("Authorization", "Bearer " + LocalMailboxServer.API_KEY).build();

            assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .containsIgnoringCase("\"given_name\":\"Cut \\ud83d\"");
        }
    }

    @Test
    void refusesAWrongKey() throws Exception {
        HttpResponse<String> answer = send(DANA, "Bearer other");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("api.authentication_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/grants/nobody", "/v3/grants/nobody/messages", DANA + "/drafts", "/"})
    void knowsNothingElse(String path) throws Exception {
        HttpResponse<String> answer = send(path, "Bearer " + LocalMailboxServer.API_KEY);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer)).isEqualTo("api.not_found_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=201", "limit=0", "limit=many", "page_token=!", "received_after=2026-01-01"})
    void refusesWrongParameters(String query) throws Exception {
        HttpResponse<String> answer = send(DANA + "/messages?" + query, "Bearer " + LocalMailboxServer.API_KEY);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("api.invalid_request_error");
    }

    @Test
    void failsAsOftenAsToldTo() throws Exception {
        server.failNext(Fault.RATE_LIMITED, 1, 7);

        HttpResponse<String> first = send(DANA, "Bearer " + LocalMailboxServer.API_KEY);
        HttpResponse<String> second = send(DANA, "Bearer " + LocalMailboxServer.API_KEY);

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void remembersItsRequests() throws Exception {
        get(DANA + "/messages?limit=3");

        assertThat(server.requests()).last().isEqualTo(DANA + "/messages?limit=3");
    }

    private static JsonNode data(String path) throws Exception {
        return get(path).get("data");
    }

    private static JsonNode get(String path) throws Exception {
        return new ObjectMapper().readTree(send(path, "Bearer " + LocalMailboxServer.API_KEY).body());
    }

    private static String error(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body()).path("error").path("type").asText();
    }

    private static HttpResponse<String> send(String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", authorization).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
