package io.mailroutes.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The distribution as it was built, with a component that it does not bring, in the folder {@code ext}. */
class ExtraComponentsIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    private Path folder;
    private LocalOrg org;
    private String printed;

    @BeforeEach
    void unpack() throws IOException {
        org = LocalOrg.builder().start();
        Files.copy(TARGET.resolve("mailroutes.jar"), folder.resolve("mailroutes.jar"));
        Files.createSymbolicLink(folder.resolve("lib"), TARGET.resolve("lib"));
        Files.createDirectory(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/lead.camel.yaml"), """
                - route:
                    id: lead
                    from:
                      uri: direct:lead
                      steps:
                        - setBody:
                            constant: '[{"LastName": "Ek"}]'
                        - unmarshal:
                            json: {}
                        - to:
                            uri: kamelet:mailroutes-load
                            parameters:
                              object: Lead
                """);
    }

    @AfterEach
    void stopOrg() {
        org.close();
    }

    private int run(String deadLetterUri) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                "mailroutes.jar", "run", "lead"));
        Stream.of("salesforce.login-url=" + org.url(), "salesforce.client-id=" + org.clientId(),
                "salesforce.client-secret=" + org.clientSecret(), "dead-letter.uri=" + deadLetterUri)
                .forEach(setting -> line.addAll(List.of("--set", setting)));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    @Test
    void deadLettersGoToAnEndpointWhoseComponentLiesInTheFolderExt() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
            String letters = "kafka:refused?brokers=" + kafka.address();
            assertThat(run(letters)).isEqualTo(1);
            assertThat(printed).contains("mailroutes-dead-letter: Camel has no component kafka here. To do: ")
                    .contains("ext beside mailroutes.jar");
            Files.createSymbolicLink(folder.resolve("ext"), TARGET.resolve("ext"));
            assertThat(run(letters)).as(printed).isEqualTo(2);
            assertThat(kafka.first("refused", BOUND)).contains("REQUIRED_FIELD_MISSING")
                    .contains("\"original\":{\"LastName\":\"Ek\"}");
        }
    }
}
