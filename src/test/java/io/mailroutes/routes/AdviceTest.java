package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an error says to do helps: it is provoked, read, its advice followed, and then it is gone. */
class AdviceTest extends RoutesTest {

    private void oneContact() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
    }

    private String onlyReason() {
        return deadLetters().stream().filter(letter -> !letter.path("code").asText().equals("ROLLED_BACK"))
                .map(letter -> letter.path("reason").asText()).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    private int replay() {
        return template.requestBody("direct:mailroutes-sync", RunOrder.sendAgain(false, ReplayOrders.ALL, List.of()),
                RunReport.class).exitStatus();
    }

    @ParameterizedTest
    @CsvSource({"200, graph, 0", "200, plain, 0", "2, graph, 1"})
    void aDuplicateIsNamedAndGivingItWhatItIsFoundByHelps(int threshold, String composite, int messages) {
        set("salesforce.composite-threshold", threshold);
        set("salesforce.composite", composite);
        String twin = org.insert("Contact", Map.of("LastName", "Chen", "Phone", "1"));
        org.enableDuplicateRule("Contact", "LastName");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), messages == 0 ? List.of()
                : List.of(message("m1", "sarah@acme.com", "Hi")));
        assertThat(sync().exitStatus()).isEqualTo(2);
        assertThat(onlyReason()).contains("Use one of these records?", "Found: Contact " + twin,
                "To do: give that record the value by which the mapping finds it",
                "the duplicate rule Standard_Contact_Duplicate_Rule");
        org.update(twin, Map.of("Email", "sarah@acme.com"));
        assertThat(replay()).isZero();
        assertThat(only("SELECT FirstName FROM Contact")).isEqualTo("Sarah");
    }
}
