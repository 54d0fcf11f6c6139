package io.mailroutes.routes;

import java.util.List;

import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An address that leads elsewhere is told with where it leads, and no secret and no record is sent there. */
class MovedOrgTest extends RoutesTest {

    private static final String EVERY = "/services/.*";

    private LocalOrg other;

    @BeforeEach
    void oneMessage() {
        other = LocalOrg.builder().start();
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    private void leads(int status, String path, String location) {
        org.faults().add(Fault.of(Kind.ANSWER).on(null, path).redirect(status, location));
    }

    private void nothingArrived() {
        assertThat(other.callLog()).isEmpty();
        assertThat(deadLetters()).isEmpty();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({"301," + EVERY, "302," + EVERY, "303," + EVERY, "307," + EVERY, "308," + EVERY, "301,/services/oauth2/token",
        "307,/services/oauth2/token"})
    void atTheLogIn(int status, String path) {
        leads(status, path, other.url() + "/services/oauth2/token?display=page");
        assertThat(stop()).contains("the org moved to " + other.url() + "/services/oauth2/token.",
                "To do: set salesforce.login-url to where the org is now").doesNotContain("display");
        nothingArrived();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void withAReadyToken(int status) {
        set("salesforce.instance-url", org.url());
        set("salesforce.token", org.accessToken());
        leads(status, EVERY, other.url() + "/");
        assertThat(stop()).contains("the org moved to " + other.url(), "To do: set salesforce.instance-url (SF_INSTANCE)")
                .doesNotContain("new token");
        nothingArrived();
    }

    @ParameterizedTest
    @CsvSource({"200, 301, /services/data/.*", "200, 302, /services/data/.*", "200, 307, /services/data/.*",
        "200, 308, /services/data/.*", "200, 307, .*/composite/graph", "2, 308, .*/composite/sobjects/?.*",
        "1, 301, .*/jobs/ingest/?", "1, 307, .*/batches/?", "1, 302, .*/successfulResults/?"})
    void atACall(int threshold, int status, String path) {
        set("salesforce.composite-threshold", threshold);
        leads(status, path, other.url() + "/services/data/v65.0/x");
        assertThat(stop()).contains("the org moved to " + other.url(), "To do: ", "salesforce.login-url")
                .doesNotContain("permissions");
        nothingArrived();
        org.faults().clear();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }
}
