package io.mailroutes.localorg;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code target/local-org.jar}, alone in a process of its own and in a program that has nothing else of ours. */
class LocalOrgJarIT {

    private static final Path JAR = Path.of("target", "local-org.jar").toAbsolutePath();
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern CREDENTIAL = Pattern.compile("  (client id|client secret) +(\\S+)");

    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void clientLogsInAndWritesReadsAndLoadsWithNothingElseThanTheJar() throws Exception {
        Process process = new ProcessBuilder(JAVA, "-jar", JAR.toString(), "--port", "0").directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile()).start();
        try (BufferedReader out = process.inputReader()) {
            Map<String, String> said = new TreeMap<>();
            String url = out.readLine().replace("The local org listens at ", "");
            for (String line = out.readLine(); !line.isEmpty(); line = out.readLine()) {
                Matcher credential = CREDENTIAL.matcher(line);
                if (credential.matches()) {
                    said.put(credential.group(1), credential.group(2));
                }
            }
            String token = post(url + "/services/oauth2/token", "application/x-www-form-urlencoded", "",
                    "grant_type=client_credentials&client_id=" + said.get("client id") + "&client_secret="
                            + said.get("client secret")).path("access_token").asText();
            assertThat(post(url + "/services/data/v65.0/sobjects/Contact", "application/json", token,
                    "{\"LastName\": \"Curie\"}").path("success").asBoolean()).isTrue();
            assertThat(get(url, token, "SELECT LastName FROM Contact").path("records").path(0).path("LastName").asText())
                    .isEqualTo("Curie");
            loadByJob(new OrgClient(url, token));
            assertThat(folder.resolve("stderr")).isEmptyFile();
        } finally {
            process.destroy();
        }
    }

    private static void loadByJob(OrgClient org) {
        String job = "/jobs/ingest/" + org.post("/jobs/ingest", Map.of("object", "Contact", "operation", "insert")).json()
                .path("id").asText();
        org.send("PUT", job + "/batches", "LastName\nJoliot\n", Map.of("Content-Type", "text/csv"));
        org.patch(job, Map.of("state", "UploadComplete"));
        await().until(() -> "JobComplete".equals(org.get(job).json().path("state").asText()));
    }

    private JsonNode post(String url, String type, String token, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", type)
                .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode get(String url, String token, String soql) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/services/data/v65.0/query?q="
                + URLEncoder.encode(soql, StandardCharsets.UTF_8))).header("Authorization", "Bearer " + token));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    @Test
    void programOfTheReadmeRunsWithTheJarAlone() throws Exception {
        Path program = folder.resolve("OrgExample.java");
        Files.writeString(program, block("java"));
        assertThat(run("-cp", JAR.toString(), program.toString())).isEqualTo("[{LastName=Curie}]\n");
    }

    @Test
    void coordinatesOfTheReadmeAreThoseOfTheArtifact() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        for (String element : List.of("groupId", "artifactId", "version")) {
            assertThat(element(block("xml"), element)).as(element).isEqualTo(element(pom, element));
        }
        assertThat(pom).contains("<classifier>" + element(block("xml"), "classifier") + "</classifier>");
    }

    private static String element(String xml, String name) {
        return xml.replaceAll("(?s).*?<" + name + ">(.*?)</" + name + ">.*", "$1");
    }

    /** The first block in this language of the README's chapter. */
    private static String block(String language) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String chapter = readme.substring(readme.indexOf("### In your own tests"));
        int begin = chapter.indexOf("```" + language + "\n") + language.length() + 4;
        return chapter.substring(begin, chapter.indexOf("```\n", begin));
    }

    @Test
    void otherH2OnTheClassPathStaysTheOneThatAnswersForItsUrls() throws Exception {
        Path h2 = Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path program = folder.resolve("Drivers.java");
        Files.writeString(program, """
                class Drivers {
                    public static void main(String[] args) throws Exception {
                        try (var org = io.mailroutes.localorg.LocalOrg.builder().start()) {
                            var driver = java.sql.DriverManager.getDriver("jdbc:h2:mem:mine");
                            System.out.println(driver.getClass().getName());
                        }
                    }
                }
                """);
        assertThat(run("-cp", JAR + System.getProperty("path.separator") + h2, program.toString()))
                .isEqualTo("org.h2.Driver\n");
    }

    /** @return what it printed to stdout; stderr may hold what Undertow tells of its start */
    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(JAVA));
        line.addAll(List.of(arguments));
        Path stderr = folder.resolve("stderr");
        Process process = new ProcessBuilder(line).redirectError(stderr.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(stderr)).isZero();
        return out;
    }

    @Test
    void jarHoldsNothingUnderNamesThatOthersUseAndNoneOfOurTests() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> entries = jar.stream().map(JarEntry::getName).toList();
            assertThat(entries).filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("io/mailroutes/localorg/"))
                    .noneMatch(name -> name.matches("io/mailroutes/localorg/(\\w+/)?\\w*(Test|IT|Benchmark)\\.class"));
            assertThat(entries).filteredOn(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                    .allMatch(name -> name.startsWith("META-INF/services/io.mailroutes.localorg.shaded."));
        }
    }
}
