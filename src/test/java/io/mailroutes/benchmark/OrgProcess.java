package io.mailroutes.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.LocalOrgServer;

/** A fresh local org in a process of its own, on loopback. */
final class OrgProcess implements AutoCloseable {

    private static final String API = "/services/data/v65.0";
    private static final int CALLS_A_DAY = 100_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String greeting;
    private int own;

    private OrgProcess(Process process, String greeting) {
        this.process = process;
        this.greeting = greeting;
    }

    /** @param database where it keeps its records */
    static OrgProcess start(Path database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Java.EXECUTABLE, "-Xmx2g", "-cp", Java.CLASS_PATH, LocalOrgServer.class.getName(),
                "--port", "0", "--database", database.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = process.inputReader();
        StringBuilder greeting = new StringBuilder();
        for (String line = said.readLine(); line != null; line = line.contains("access token") ? null : said.readLine()) {
            greeting.append(line).append('\n');
        }
        OrgProcess org = new OrgProcess(process, greeting.toString());
        org.send("POST", "/local-org/daily-api-limit", "{\"calls\":" + CALLS_A_DAY + "}");
        return org;
    }

    String url() {
        return told("listens at");
    }

    /** @param what as it is told at the start: {@code client id}, {@code password} … */
    String told(String what) {
        Matcher found = Pattern.compile(what + "\\s+(\\S+)").matcher(greeting);
        if (!found.find()) {
            throw new IllegalStateException("The org does not tell its " + what + ": " + greeting);
        }
        return found.group(1);
    }

    /** From now on it waits so long with each answer. */
    void latency(Duration each) throws IOException, InterruptedException {
        if (!each.isZero()) {
            send("POST", "/local-org/faults",
                    "{\"kind\":\"latency\",\"path\":\"/services/.*\",\"millis\":" + each.toMillis() + "}");
        }
    }

    /** API calls of others so far, as Salesforce counts them. */
    int calls() throws IOException, InterruptedException {
        int left = send("GET", API + "/limits", "").path("DailyApiRequests").path("Remaining").asInt();
        return CALLS_A_DAY - left - own;
    }

    long count(String object) throws IOException, InterruptedException {
        return send("GET", API + "/query?q=" + URLEncoder.encode("SELECT COUNT() FROM " + object, StandardCharsets.UTF_8), "")
                .path("totalSize").asLong();
    }

    /** @return the answer; a missing node when that has no body */
    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        own += path.startsWith(API) ? 1 : 0;
        String answer = http.send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + told("access token"))
                .header("Content-Type", "PUT".equals(method) ? "text/csv" : "application/json")
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body();
        return JSON.readTree(answer);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** The settings of this project to log in. */
    List<String> settings() {
        return List.of("--set", "salesforce.login-url=" + url(), "--set", "salesforce.client-id=" + told("client id"),
                "--set", "salesforce.client-secret=" + told("client secret"));
    }
}
