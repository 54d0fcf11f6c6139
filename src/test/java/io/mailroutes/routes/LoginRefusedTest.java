package io.mailroutes.routes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a refused log-in says is what is wrong, in whatever words and by whatever way to log in it is told. */
class LoginRefusedTest extends RoutesTest {

    @BeforeEach
    void oneContact() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    private void logInBy(String way) {
        Map<String, Map<String, String>> ways = Map.of(
                "client credentials", Map.of(),
                "password", Map.of("salesforce.user-name", org.username(), "salesforce.password", org.password()),
                "refresh token", Map.of("salesforce.refresh-token", org.refreshToken()),
                "jwt", Map.of("salesforce.keystore", keystore(), "salesforce.keystore-password", "changeit",
                        "salesforce.user-name", org.username()),
                "token", Map.of("salesforce.instance-url", org.url(), "salesforce.token", org.accessToken()));
        ways.get(way).forEach(this::set);
    }

    private String keystore() {
        Path keystore = folder.resolve("key.p12");
        try {
            assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                    "-alias", "mailroutes", "-keyalg", "RSA", "-dname", "CN=mailroutes", "-storetype", "PKCS12", "-keystore",
                    keystore.toString(), "-storepass", "changeit").inheritIO().start().waitFor()).isZero();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return keystore.toString();
    }

    private static String oauth(String code, String words) {
        return "{\"error\":\"" + code + "\",\"error_description\":\"" + words + "\"}";
    }

    private void refuses(int status, String body) {
        org.faults().add(Fault.of(Kind.ANSWER).on(null, "/services/oauth2/(token|userinfo)").answer(status, body));
    }

    @ParameterizedTest
    @CsvSource({"200, POST, /composite/graph", "2, POST, /composite/sobjects.*", "1, POST, /jobs/ingest/?",
        "1, PUT, /jobs/ingest/.*", "1, GET, /jobs/ingest/.*", "200, GET, /query.*"})
    void aSessionThatEndsAndALogInThatIsRefusedThenBlameNoRecord(int threshold, String method, String path) {
        set("salesforce.composite-threshold", threshold);
        org.faults().add(Fault.of(Kind.ANSWER).on(method, "/services/data/v[^/]+" + path).answer(401,
                "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired or invalid\"}]"));
        org.faults().add(Fault.of(Kind.ANSWER).on("POST", "/services/oauth2/token").after(1).answer(400,
                oauth("invalid_grant", "expired access/refresh token")));
        assertThat(stop()).contains("To do: ");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        restart();
        assertThat(sync().exitStatus()).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThat(count("Contact")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"client credentials", "password", "refresh token", "jwt", "token"})
    void anAddressThatMayNotLogInIsToldByEachWay(String way) {
        logInBy(way);
        for (String body : List.of(oauth("invalid_grant", "ip restricted"), oauth("invalid_grant",
                "ip restricted or invalid login hours"), oauth("LOGIN_DURING_RESTRICTED_DOMAIN", "cannot log in from here"),
                "[{\"errorCode\":\"LOGIN_DURING_RESTRICTED_DOMAIN\",\"message\":\"x\"}]")) {
            // Of all others Camel reads the answer, and not as the API writes errors.
            if (body.startsWith("[") && !way.equals("token")) {
                continue;
            }
            refuses(way.equals("token") ? 403 : 400, body);
            assertThat(syncFails()).as(body).contains("To do: let the address of this machine in").doesNotContain(
                    "security token", "new token", "user to run as", "certificate");
            org.faults().clear();
            restart();
        }
        assertThat(count("Contact")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invalid_grant       | invalid login hours                          | run within the login hours
            invalid_grant       | inactive user                                | administrator to make the user, or the org, active
            inactive_org        | organization is inactive                     | administrator to make the user, or the org, active
            invalid_grant       | request not supported on this domain         | the org's My Domain URL
            invalid_grant       | audience is invalid                          | https://test.salesforce.com
            invalid_app_access  | user is not admin approved to access this app| approve the connected app for this user
            invalid_grant       | user hasn't approved this consumer           | approve the connected app for this user
            unsupported_grant_type | grant type not supported                  | allow this way to log in
            invalid_grant       | user password expired                        | set a new password
            rate_limit_exceeded | login rate exceeded                          | run again in an hour
            invalid_client_id   | client identifier invalid                    | SF_CLIENT_ID
            invalid_client      | invalid client credentials                   | SF_CLIENT_SECRET
            invalid_grant       | no client credentials user enabled           | a user to run as
            a_new_code          | something new                                | a user to run as
            """)
    void whatIsWrongIsWhatIsTold(String code, String words, String advice) {
        refuses(400, oauth(code, words));
        assertThat(syncFails()).contains(words).containsPattern("To do: .*" + advice).doesNotContain("permissions");
        assertThat(calls("POST", "/services/oauth2/token")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"unknown_error, retry your request", "server_error, x", "temporarily_unavailable, x"})
    void whatMayGoBetterIsTriedAgain(String code, String words) {
        org.faults().add(Fault.of(Kind.ANSWER).on("POST", "/services/oauth2/token").times(2).answer(400, oauth(code, words)));
        assertThat(sync().exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, POST, .*/jobs/ingest/?", "1, PUT, .*/batches/?", "1, PATCH, .*/jobs/ingest/[^/]*",
        "1, GET, .*/jobs/ingest/[^/]*/?", "1, GET, .*/successfulResults/?", "200, POST, .*/composite/graph",
        "2, POST, .*/composite/sobjects/?", "200, GET, .*/query.*", "200, GET, .*/describe"})
    void aReadyTokenThatEndsInTheMiddleSaysThatANewOneIsNeeded(int threshold, String method, String path) {
        set("salesforce.composite-threshold", threshold);
        logInBy("token");
        org.faults().add(Fault.of(Kind.ANSWER).on(method, path).answer(401,
                "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired or invalid\"}]"));
        assertThat(stop()).contains("The token of SF_TOKEN has ended", "To do: get a new token").doesNotContain("permissions");
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        restart();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }
}
