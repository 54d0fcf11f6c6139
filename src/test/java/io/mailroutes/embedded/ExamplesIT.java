package io.mailroutes.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.mailroutes.localorg.LocalOrg;
import org.apache.camel.kamelets.catalog.KameletsCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the README, each a process whose class path its own pom makes: a sync into the local org, beside a
 * route and a Salesforce component of the host's own, which is logged in to another org.
 */
class ExamplesIT {

    private static final int PEOPLE = 300;
    private static final String DEPENDENCY = "--dep=io.mailroutes:mailroutes:0.1.0-SNAPSHOT";

    @TempDir
    private Path folder;
    private LocalOrg org;
    private LocalOrg hosts;

    @BeforeEach
    void begin() throws IOException {
        org = LocalOrg.builder().start();
        hosts = LocalOrg.builder().start();
        Properties properties = new Properties();
        properties.putAll(Map.of("salesforce.login-url", org.url(), "salesforce.client-id", org.clientId(),
                "salesforce.client-secret", org.clientSecret(), "salesforce.composite-threshold", "0",
                "salesforce.bulk-records", "50", "salesforce.poll-most", "200ms", "mail.initial-days", "10000",
                "nylas.command", Host.people("acme.com", PEOPLE).install(folder.resolve("mailbox")).toString()));
        properties.putAll(Map.of("my.login-url", hosts.url(), "my.client-id", hosts.clientId(), "my.client-secret",
                hosts.clientSecret(), "camel.component.salesforce.login-url", hosts.url(),
                "camel.component.salesforce.client-id", hosts.clientId(),
                "camel.component.salesforce.client-secret", hosts.clientSecret(),
                "camel.component.salesforce.authentication-type", "CLIENT_CREDENTIALS"));
        try (Writer file = Files.newBufferedWriter(folder.resolve("application.properties"))) {
            properties.store(file, "");
        }
    }

    @AfterEach
    void end() {
        org.close();
        hosts.close();
    }

    private int count(String object) {
        return org.count("SELECT COUNT() FROM " + object);
    }

    private void assertAllThereOnce() {
        assertThat(count("Contact")).isEqualTo(PEOPLE);
        assertThat(count("Task")).isEqualTo(PEOPLE);
        assertThat(hosts.count("SELECT COUNT() FROM Contact")).as("in the host's own org").isZero();
        assertThat(hosts.callLog()).as("by the host's own component").anyMatch(call -> call.path().endsWith("/limits"));
    }

    @ParameterizedTest
    @CsvSource({"plain-java, PlainJava", "spring-boot, SpringBoot"})
    void aRunThatIsStoppedInTheMiddleIsGoneOnWithByTheNext(String project, String mainClass) throws Exception {
        org.faults().slowJobs(Duration.ofMillis(500));
        try (Example stopped = Example.start(folder, project, mainClass)) {
            stopped.awaitUntil(() -> count("Contact") >= 100);
            assertThat(stopped.stop().said()).contains("my own route:").contains("told to stop")
                    .doesNotContain("multiple SLF4J providers");
            assertThat(count("Task")).isLessThan(PEOPLE);
        }
        org.faults().clear();
        try (Example next = Example.start(folder, project, mainClass)) {
            assertThat(next.await().said()).contains("contacts  " + PEOPLE + " = ");
            assertAllThereOnce();
        }
    }

    @Test
    void camelMainRunsWhenARouteOfTheHostSaysSo() throws Exception {
        try (Example main = Example.start(folder, "plain-java", "CamelMain")) {
            start();
            main.awaitSaid("my own route:");
            assertAllThereOnce();
            main.stop();
        }
    }

    @Test
    void theCamelCliRunsTheFilesOfRoutes() throws Exception {
        copyRoutes();
        try (Example cli = Example.start(folder, "camel-cli", "CamelCli", "run", "mine.camel.yaml", "sync.camel.yaml",
                "contacts.camel.yaml", "application.properties", DEPENDENCY)) {
            start();
            cli.awaitSaid("my own route:");
            assertAllThereOnce();
            cli.stop();
        }
    }

    @Test
    void theCamelCliExportsThem() throws Exception {
        copyRoutes();
        copyCatalog();
        try (Example cli = Example.start(folder, "camel-cli", "CamelCli", "export", "mine.camel.yaml",
                "sync.camel.yaml", "contacts.camel.yaml", "application.properties", DEPENDENCY, "--runtime=camel-main",
                "--gav=example:exported:1", "--dir=exported")) {
            cli.await();
            assertThat(folder.resolve("exported/pom.xml")).as(cli.said()).content()
                    .contains("<artifactId>mailroutes</artifactId>");
            assertThat(folder.resolve("exported/src/main/resources/camel/contacts.camel.yaml")).exists();
        }
    }

    /** The host's route takes a file as the word to begin. */
    private void start() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("start")).resolve("now"), "");
    }

    private void copyCatalog() throws IOException {
        String file = KameletsCatalog.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(file).getParent());
        try (InputStream stand = KameletsCatalog.class.getResourceAsStream("/" + file)) {
            Files.copy(stand, folder.resolve(file));
        }
    }

    private void copyRoutes() throws IOException {
        Files.copy(Path.of("src/examples/camel-cli/mine.camel.yaml"), folder.resolve("mine.camel.yaml"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : List.copyOf(files.toList())) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
