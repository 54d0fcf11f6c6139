package io.mailroutes.localorg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of the local org that knows nothing but HTTP. */
final class OrgClient {

    /** An answer: the status and the body. */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            return unchecked(() -> JSON.readTree(text));
        }
    }

    static final String API = "/services/data/v65.0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    OrgClient(LocalOrg org) {
        this(org.url(), org.accessToken());
    }

    OrgClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object json) {
        return send("POST", path, json, Map.of());
    }

    Answer patch(String path, Object json) {
        return send("PATCH", path, json, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Answer query(String soql) {
        return get("/query?q=" + encode(soql));
    }

    /** An object of JSON as a map. */
    static Map<String, Object> map(JsonNode object) {
        return JSON.convertValue(object, new TypeReference<>() { });
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param json text that goes as it is, or anything else that is written as JSON */
    Answer send(String method, String path, Object json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + (path.matches("/(services|local-org|api)/.*") ? "" : API) + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body(json));
        if (json != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        HttpResponse<String> response = unchecked(() -> http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        return new Answer(response.statusCode(), response.body(), response);
    }

    private static BodyPublisher body(Object json) {
        if (json == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(json instanceof String text ? text : unchecked(() -> JSON.writeValueAsString(json)));
    }

    static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
