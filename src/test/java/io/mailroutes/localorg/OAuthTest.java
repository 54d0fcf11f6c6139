package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OAuthTest {

    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static KeyPair keys;
    private static LocalOrg org;
    private static OrgClient nobody;

    @BeforeAll
    static void start() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        org = LocalOrg.builder().jwtCertificate(keys.getPublic()).start();
        nobody = new OrgClient(org.url(), "none");
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private static OrgClient.Answer token(Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream().map(entry -> entry.getKey() + "=" + OrgClient.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return nobody.send("POST", "/services/oauth2/token", body, all);
    }

    private static void assertOpens(OrgClient.Answer answer) {
        JsonNode granted = answer.json();
        assertThat(granted.get("instance_url").asText()).isEqualTo(org.url());
        assertThat(granted.get("id").asText()).contains("/id/" + org.organizationId() + "/005");
        assertThat(granted.get("access_token").asText()).matches("00D\\w{12}![\\w.]+");
        assertThat(new OrgClient(org.url(), granted.get("access_token").asText()).get("/limits").status()).isEqualTo(200);
    }

    @Test
    void opensASessionForAClientByBodyOrByHeader() {
        assertOpens(token(Map.of("grant_type", "client_credentials", "client_id", org.clientId(), "client_secret",
                org.clientSecret()), Map.of()));
        String basic = Base64.getEncoder().encodeToString((org.clientId() + ":" + org.clientSecret())
                .getBytes(StandardCharsets.UTF_8));
        assertOpens(token(Map.of("grant_type", "client_credentials"), Map.of("Authorization", "Basic " + basic)));
    }

    @Test
    void opensASessionForAPasswordWithToken() {
        assertOpens(password(org.password() + org.securityToken()));
        OrgClient.Answer refused = password(org.password());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}");
    }

    private static OrgClient.Answer password(String password) {
        return token(Map.of("grant_type", "password", "client_id", org.clientId(), "client_secret", org.clientSecret(),
                "username", org.username(), "password", password), Map.of());
    }

    @Test
    void opensASessionForARefreshToken() {
        assertOpens(token(Map.of("grant_type", "refresh_token", "client_id", org.clientId(), "refresh_token",
                org.refreshToken()), Map.of()));
        assertThat(token(Map.of("grant_type", "refresh_token", "client_id", org.clientId(), "refresh_token", "old"),
                Map.of()).json().get("error_description").asText()).isEqualTo("expired access/refresh token");
    }

    @Test
    void verifiesTheSignatureOfAnAssertion() throws GeneralSecurityException {
        String exp = String.valueOf(System.currentTimeMillis() / 1000 + 300);
        assertOpens(token(Map.of("grant_type", JWT, "assertion", assertion(org.username(), org.url(), exp)), Map.of()));
        String forged = assertion(org.username(), org.url(), exp).replaceFirst("\\.[^.]{20}", ".eyJpc3MiOiJmb3JnZWQ");
        assertThat(token(Map.of("grant_type", JWT, "assertion", forged), Map.of()).status()).isEqualTo(400);
        assertThat(token(Map.of("grant_type", JWT, "assertion", assertion("x@y.z", org.url(), exp)), Map.of()).json()
                .get("error_description").asText()).isEqualTo("user hasn't approved this consumer");
        assertThat(token(Map.of("grant_type", JWT, "assertion", assertion(org.username(), "https://a.b", exp)), Map.of()).json()
                .get("error_description").asText()).isEqualTo("Audience validation failed");
    }

    /** As camel-salesforce writes it: base64url with padding, and the time as text. */
    private static String assertion(String user, String audience, String exp) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder();
        String unsigned = base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(("{\"iss\":\"" + org.clientId() + "\",\"sub\":\"" + user + "\",\"aud\":\"" + audience
                        + "\",\"exp\":\"" + exp + "\"}").getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.UTF_8));
        return unsigned + "." + base64.encodeToString(signature.sign());
    }

    @Test
    void endsASession() {
        String token = org.accessToken();
        assertThat(nobody.get("/services/oauth2/revoke?token=" + OrgClient.encode(token)).status()).isEqualTo(200);
        OrgClient.Answer refused = new OrgClient(org.url(), token).get("/limits");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).isEqualTo(
                "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    @Test
    void tellsWhoOneIs() {
        JsonNode user = new OrgClient(org).get("/services/oauth2/userinfo").json();
        assertThat(user.get("preferred_username").asText()).isEqualTo(org.username());
        assertThat(new OrgClient(org).get("/services/data/v51.0/sobjects/User/" + user.get("user_id").asText()).json()
                .get("Username").asText()).isEqualTo(org.username());
    }
}
