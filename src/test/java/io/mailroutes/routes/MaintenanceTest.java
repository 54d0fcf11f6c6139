package io.mailroutes.routes;

import java.util.List;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** While Salesforce is down it answers with a page: that is told in one line and waited for, wherever it meets the run. */
class MaintenanceTest extends RoutesTest {

    private static final String PAGE = "<html>\n<head><title>Planned outage</title><style>b {}</style></head>\n<body>\n<h1>"
            + "We are down for maintenance.</h1>\n<script>var x;</script>" + "<p>Sorry. </p>\n".repeat(500) + "</body></html>";

    @BeforeEach
    void oneMessage() {
        set("salesforce.retries", "2");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
    }

    @ParameterizedTest
    @CsvSource({"200, 503, 5", "200, 502, 5", "200, 504, 6", "2, 503, 5", "1, 503, 5", "1, 503, 7", "1, 503, 9"})
    void inTheMiddleOfARun(int threshold, int status, int after) {
        set("salesforce.composite-threshold", threshold);
        org.faults().add(Fault.of(Kind.ANSWER).after(after).answer(status, PAGE));
        RunReport report = stopped();
        assertThat(report.exitStatus()).isEqualTo(3);
        String told = Summary.of(report).lines().filter(line -> line.contains("stopped early")).findFirst().orElse("");
        assertThat(told).contains("Planned outage We are down for maintenance.", "down or in maintenance", "To do: wait until", "The next run goes on").doesNotContain("<", "..");
        assertThat(told.length()).isLessThan(700);
        assertThat(deadLetters()).isEmpty();
        org.faults().clear();
        restart();
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Task")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"503, 2", "502, 2", "429, 2", "504, 1"})
    void atTheLogInIsGotOver(int status, int times) {
        org.faults().add(Fault.of(Kind.ANSWER).on("POST", "/services/oauth2/token").times(times).answer(status, PAGE));
        assertThat(sync().exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"503", "502", "200", "429"})
    void atTheLogInThatStaysSaysSo(int status) {
        org.faults().add(Fault.of(Kind.ANSWER).on("POST", "/services/oauth2/token").answer(status, PAGE));
        assertThat(syncFails()).contains("3 tries", "Planned outage", "To do: ").doesNotContain("<", "new token", "client credentials flow");
        org.faults().clear();
        restart();
        assertThat(sync().exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"503", "502", "200", "429"})
    void withAReadyToken(int status) {
        set("salesforce.instance-url", org.url());
        set("salesforce.token", org.accessToken());
        org.faults().add(Fault.of(Kind.ANSWER).on("GET", "/services/oauth2/userinfo").answer(status, PAGE));
        assertThat(syncFails()).contains("3 tries", "Planned outage", "To do: ").doesNotContain("<", "new token");
        org.faults().clear();
        restart();
        assertThat(sync().exitStatus()).isZero();
    }
}
