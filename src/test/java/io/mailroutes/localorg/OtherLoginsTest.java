package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SOAP, TLS and Data Cloud: the ways in that are not the usual one. */
class OtherLoginsTest {

    private static LocalOrg org;
    private static OrgClient nobody;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
        nobody = new OrgClient(org.url(), "none");
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private static OrgClient.Answer soap(String version, String password) {
        return nobody.send("POST", "/services/Soap/u/" + version, """
                <?xml version="1.0" encoding="utf-8" ?>
                <env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com">
                  <env:Body><n1:login xmlns:n1="urn:partner.soap.sforce.com">
                    <n1:username>%s</n1:username><n1:password>%s</n1:password>
                  </n1:login></env:Body>
                </env:Envelope>""".formatted(org.username(), password), Map.of("Content-Type", "text/xml", "SOAPAction", "login"));
    }

    @Test
    void opensASessionBySoap() {
        String answer = soap("59.0", org.password() + org.securityToken()).text();
        assertThat(answer).contains("<serverUrl>" + org.url() + "/services/Soap/u/59.0/00D");
        String session = answer.replaceAll("(?s).*<sessionId>(.*)</sessionId>.*", "$1");
        assertThat(new OrgClient(org.url(), session).get("/limits").status()).isEqualTo(200);
    }

    @Test
    void refusesBySoap() {
        OrgClient.Answer refused = soap("59.0", "wrong");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).contains("<sf:exceptionCode>INVALID_LOGIN</sf:exceptionCode>",
                "INVALID_LOGIN: Invalid username, password, security token; or user locked out.");
        assertThat(soap("65.0", org.password() + org.securityToken()).text()).contains("UNSUPPORTED_API_VERSION");
    }

    @Test
    void letsAClientOpenABrowser() {
        String door = new OrgClient(org).get("/services/oauth2/singleaccess?redirect_uri=lightning").json()
                .get("frontdoor_uri").asText();
        assertThat(door).startsWith(org.url() + "/secur/frontdoor.jsp?otp=").endsWith("&startURL=lightning");
        assertThat(nobody.get("/services/oauth2/singleaccess").status()).isEqualTo(401);
    }

    @Test
    void servesHttpsWithACertificateOfItsOwn() throws Exception {
        try (LocalOrg secure = LocalOrg.builder().tls().start()) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null);
            trusted.setCertificateEntry("org", secure.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            HttpClient client = HttpClient.newBuilder().sslContext(context).build();
            assertThat(client.send(HttpRequest.newBuilder(URI.create(secure.url() + "/services/data")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesEventsForDataCloud() {
        OrgClient.Answer granted = nobody.send("POST", "/services/a360/token", "grant_type=" + OrgClient.encode(
                "urn:salesforce:grant-type:external:cdp") + "&subject_token=" + OrgClient.encode(org.accessToken())
                + "&subject_token_type=" + OrgClient.encode("urn:ietf:params:oauth:token-type:access_token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        OrgClient tenant = new OrgClient(granted.json().get("instance_url").asText(),
                granted.json().get("access_token").asText());
        Map<String, Object> event = Map.of("id", "m1", "event_type", "email_received");
        assertThat(tenant.post("/api/v1/ingest/sources/mail/events", Map.of("data", List.of(event))).status()).isEqualTo(202);
        assertThat(org.dataCloudRecords("mail", "events")).containsExactly(event);
        assertThat(new OrgClient(org).post("/api/v1/ingest/sources/mail/events", Map.of("data", List.of(event))).status())
                .isEqualTo(401);
        assertThat(tenant.post("/api/v1/ingest/sources/mail/events", Map.of("data", List.of(Map.of("id", "x".repeat(300_000)))))
                .status()).isEqualTo(413);
    }
}
