package io.mailroutes.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways to log in to Salesforce, and what a refusal says. */
class LoginTest extends RoutesTest {

    @BeforeEach
    void oneContact() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
    }

    private void arrives() {
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact")).isEqualTo(1);
    }

    @Test
    void clientCredentials() {
        arrives();
    }

    @Test
    void passwordWithSecurityToken() {
        set("salesforce.user-name", org.username());
        set("salesforce.password", org.password());
        set("salesforce.security-token", org.securityToken());
        arrives();
    }

    @Test
    void jwtSignedWithTheKeyOfAKeystore() throws Exception {
        Path keystore = folder.resolve("key.p12");
        keytool("-genkeypair", "-alias", "mailroutes", "-keyalg", "RSA", "-dname", "CN=mailroutes", "-storetype", "PKCS12",
                "-keystore", keystore.toString(), "-storepass", "changeit");
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
        org.close();
        org = LocalOrg.builder().jwtCertificate(keys.getCertificate("mailroutes").getPublicKey()).start();
        set("salesforce.login-url", org.url());
        set("salesforce.keystore", keystore);
        set("salesforce.keystore-password", "changeit");
        set("salesforce.user-name", org.username());
        arrives();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void refreshToken() {
        set("salesforce.refresh-token", org.refreshToken());
        arrives();
    }

    @Test
    void aReadyTokenIsUsedAndNotRevoked() {
        String token = org.accessToken();
        set("salesforce.client-id", "");
        set("salesforce.client-secret", "");
        set("salesforce.instance-url", org.url() + "/");
        set("salesforce.token", token);
        arrives();
        context.stop();
        assertThat(org.callLog()).noneMatch(call -> call.path().contains("/oauth2/token"))
                .noneMatch(call -> call.path().contains("/oauth2/revoke"));
    }

    @Test
    void aReadyTokenThatIsRefusedSaysHowToGetAnother() {
        set("salesforce.instance-url", org.url());
        set("salesforce.token", "00Dxx!expired");
        assertThat(syncFails()).contains("refused the token").contains("SF_TOKEN");
    }

    @Test
    void aWrongSecretSaysWhatToCheck() {
        set("salesforce.client-secret", "wrong");
        assertThat(syncFails()).contains("invalid_client").contains("SF_CLIENT_SECRET").doesNotContain("wrong");
    }

    @Test
    void aWrongPasswordSaysWhatToCheck() {
        set("salesforce.user-name", org.username());
        set("salesforce.password", "hunter2");
        assertThat(syncFails()).contains("authentication failure").contains("security token").doesNotContain("hunter2");
    }

    @Test
    void anUnreachableOrgSaysSo() {
        set("salesforce.login-url", "http://localhost:9");
        assertThat(syncFails()).contains("http://localhost:9").contains("check salesforce.login-url");
    }

    @Test
    void aSessionThatEndsInTheMiddleIsRenewed() {
        sync();
        org.expireSessions();
        org.insert("Account", Map.of("Name", "x"));
        assertThat(sync().exitStatus()).isZero();
    }
}
