package io.mailroutes.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With everything logged that there is to log, no secret is in anything that the program writes, nor in its arguments. */
class SecretsTest {

    private static final String KEYSTORE_PASSWORD = "keystore-S3cret";
    private static final String LEDGER_PASSWORD = "ledger&S3cret";
    private static final String API_KEY = "nyk_an-api-key-of-nylas";
    // As Salesforce makes them: the id of the org, and what proves the session.
    private static final String ACCESS_TOKEN = "00D\\w{12,15}![\\w.]+";

    @TempDir
    private Path folder;

    private LocalOrg org;
    private String readyToken;
    private Path nylas;

    @Test
    void noSecretIsToldByAnyLogInThoughAllIsLogged() throws Exception {
        Path keystore = keystore();
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), KEYSTORE_PASSWORD.toCharArray());
        try (LocalOrg started = LocalOrg.builder()
                .jwtCertificate(keys.getCertificate("mailroutes").getPublicKey()).start()) {
            org = started;
            org.enableValidationRule("Contact", "LastName", "Chen", "No Chen");
            readyToken = org.accessToken();
            nylas = LocalMailbox.of(List.of(Map.of("id", "c1", "surname", "Chen", "emails",
                    List.of(Map.of("email", "sarah@acme.com")))), List.of()).install(folder.resolve("mailbox"));
            List<Process> running = new ArrayList<>();
            for (Map.Entry<String, String> logIn : logIns(keystore).entrySet()) {
                running.add(start(logIn.getKey(), logIn.getValue()));
            }
            for (Process process : running) {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            }
            logIns(keystore).keySet().forEach(this::requireNoSecret);
        }
    }

    private Map<String, String> logIns(Path keystore) {
        Map<String, String> logIns = new LinkedHashMap<>();
        String secret = "salesforce.client-secret=" + org.clientSecret() + "\n";
        String user = "salesforce.user-name=" + org.username() + "\n";
        logIns.put("credentials", "salesforce.client-secret={{env:OF_A_VARIABLE}}\n");
        logIns.put("password", secret + user + "salesforce.password=" + org.password()
                + "\nsalesforce.security-token={{env:OF_A_TOKEN}}\n");
        logIns.put("refresh", secret + "salesforce.refresh-token=" + org.refreshToken() + "\n");
        logIns.put("ready", "salesforce.instance-url=" + org.url() + "\nsalesforce.token=" + readyToken + "\n");
        logIns.put("key", user + "salesforce.keystore=" + keystore + "\nsalesforce.keystore-password=" + KEYSTORE_PASSWORD
                + "\n");
        return logIns;
    }

    private Process start(String name, String logIn) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path properties = Files.writeString(home.resolve("secret.properties"), "nylas.command=" + nylas
                + "\nsalesforce.login-url=" + org.url() + "\nsalesforce.client-id=" + org.clientId()
                + "\nledger.password=" + LEDGER_PASSWORD + "\nstate.folder=" + home.resolve("state") + "\ndead-letter.folder="
                + home.resolve("dead-letter") + "\n" + logIn);
        ProcessBuilder builder = new ProcessBuilder(java("java"), "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", "-Dlog4j2.configurationFile=" + loggingAll(home), "io.mailroutes.Mailroutes",
                "sync", "--properties", properties.toString());
        builder.environment().putAll(Map.of("NYLAS_API_KEY", API_KEY, "OF_A_VARIABLE", org.clientSecret(), "OF_A_TOKEN",
                org.securityToken()));
        Process process = builder.redirectErrorStream(true).redirectOutput(home.resolve("printed").toFile()).start();
        assertThat(process.info().commandLine().orElse("")).satisfies(this::hasNoSecret);
        return process;
    }

    private static Path loggingAll(Path home) throws IOException {
        return Files.writeString(home.resolve("log4j2.properties"), """
                appender.file.type = File
                appender.file.name = file
                appender.file.fileName = %s
                appender.file.immediateFlush = false
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = %%t %%c %%X %%m%%n%%xEx
                rootLogger.level = trace
                logger.bean.name = org.apache.camel.component.bean
                logger.bean.level = info
                logger.services.name = org.apache.camel.support.service
                logger.services.level = info
                rootLogger.appenderRef.file.ref = file
                """.formatted(home.resolve("log")));
    }

    private void requireNoSecret(String name) {
        Path home = folder.resolve(name);
        assertThat(text(home.resolve("printed"))).as(name).contains("1 dead-lettered");
        assertThat(text(home.resolve("log"))).as(name).contains("org.eclipse.jetty", "Authorization: …");
        try (Stream<Path> written = Files.walk(home)) {
            written.filter(Files::isRegularFile).filter(file -> !file.endsWith("secret.properties"))
                    .forEach(file -> assertThat(text(file)).as("%s", file).satisfies(this::hasNoSecret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hasNoSecret(String text) {
        List<String> told = Stream.of(org.clientSecret(), org.password(), org.securityToken(), org.refreshToken(), readyToken,
                KEYSTORE_PASSWORD, LEDGER_PASSWORD, API_KEY).filter(text::contains)
                .map(secret -> text.lines().filter(line -> line.contains(secret)).limit(5)
                        .collect(Collectors.joining("\n"))).toList();
        assertThat(told).isEmpty();
        assertThat(text).doesNotContainPattern(ACCESS_TOKEN);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path keystore() throws IOException, InterruptedException {
        Path keystore = folder.resolve("key.p12");
        List<String> line = List.of(java("keytool"), "-genkeypair", "-alias", "mailroutes", "-keyalg", "RSA", "-dname",
                "CN=mailroutes", "-storetype", "PKCS12", "-keystore", keystore.toString(), "-storepass", KEYSTORE_PASSWORD);
        assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
        return keystore;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
}
