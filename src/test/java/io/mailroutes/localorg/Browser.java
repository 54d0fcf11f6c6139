package io.mailroutes.localorg;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.opentest4j.TestAbortedException;

/**
 * A real Chromium without a window, driven by the W3C WebDriver protocol, which is plain HTTP: clicks go where a mouse
 * would click, and text where it would be typed.
 */
final class Browser implements AutoCloseable {

    private static final String NEEDED = "skipped for want of a browser (apt-get install chromium chromium-driver): ";

    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The name that the protocol gives to references to elements. */
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final List<String> SWITCHES = List.of("--headless", "--no-sandbox", "--disable-gpu",
            "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    Browser() throws IOException {
        driver = new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
        String sessions = "http://localhost:" + port() + "/session";
        session = sessions + "/" + call("POST", sessions, Map.of("capabilities", Map.of("alwaysMatch",
                Map.of("goog:chromeOptions", Map.of("args", SWITCHES))))).get("sessionId").asText();
    }

    /** Skips the test, and says so, where there is no browser. */
    static void assume(Class<?> test) {
        if (!List.of("chromium", "chromedriver").stream().allMatch(Browser::isThere)) {
            System.out.println(NEEDED + test.getName());
            throw new TestAbortedException(NEEDED + test.getName());
        }
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private String port() throws IOException {
        BufferedReader said = driver.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("chromedriver ended before it listened");
    }

    void open(String url) {
        call("POST", session + "/url", Map.of("url", url));
    }

    void click(String css) {
        call("POST", element(css) + "/click", Map.of());
    }

    void type(String css, String text) {
        call("POST", element(css) + "/value", Map.of("text", text));
    }

    private String element(String css) {
        JsonNode found = call("POST", session + "/element", Map.of("using", "css selector", "value", css));
        return session + "/element/" + found.get(ELEMENT).asText();
    }

    String title() {
        return call("GET", session + "/title", null).asText();
    }

    /** What the browser has made of the page. */
    Document page() {
        return Jsoup.parse(call("GET", session + "/source", null).asText());
    }

    /** The width that the page takes, which is more than the window's where one has to scroll sideways. */
    int widthOfPage() {
        return call("POST", session + "/execute/sync", Map.of("script", "return document.documentElement.scrollWidth",
                "args", List.of())).asInt();
    }

    void resize(int width, int height) {
        call("POST", session + "/window/rect", Map.of("width", width, "height", height));
    }

    /** Writes what is to be seen into {@code target/local-org-page}. */
    void screenshot(String name) throws IOException {
        Path file = Path.of("target", "local-org-page", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(call("GET", session + "/screenshot", null).asText()));
    }

    private JsonNode call(String method, String url, Object body) {
        try {
            HttpRequest.BodyPublisher json = body == null ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).method(method, json).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).get("value");
            if (answer.statusCode() != 200) {
                throw new IOException(method + " " + url + ": " + value.path("message").asText());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call("DELETE", session, null);
        driver.destroy();
    }
}
