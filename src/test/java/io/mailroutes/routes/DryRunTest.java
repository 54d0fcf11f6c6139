package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A dry run tells what a run would do, and does nothing. */
class DryRunTest extends RoutesTest {

    @Test
    void itCountsShowsSamplesAndWritesNothing() {
        org.insert("Contact", Map.of("LastName", "Old", "Email", "sarah@acme.com"));
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"), contact("c2", "Bo", "Li", "bo@acme.com")),
                List.of(message("m1", "sarah@acme.com", "Hi")));
        RunReport plan = sync(true);
        assertThat(plan.kind("accounts").created()).isEqualTo(1);
        assertThat(plan.kind("contacts").created()).isEqualTo(1);
        assertThat(plan.kind("contacts").updated()).isEqualTo(1);
        assertThat(plan.kind("emails").created()).isEqualTo(1);
        assertThat(Summary.of(plan)).contains("nothing was written").contains("would create Contact")
                .contains("would update Contact {\"FirstName\":\"Sarah\",\"Email\"").contains("\"Subject\":\"Hi\"");
        assertThat(org.callLog()).allSatisfy(call -> assertThat(call.method() + call.path())
                .matches("GET.*|POST/services/oauth2/token"));
        assertThat(only("SELECT FirstName FROM Contact")).isNull();

        RunReport real = sync();
        assertThat(real.kind("contacts").created()).isEqualTo(plan.kind("contacts").created());
        assertThat(real.kind("contacts").updated()).isEqualTo(plan.kind("contacts").updated());
    }

    @Test
    void itCountsRefusalsAndLeavesNoDeadLetters() {
        edit("contacts.camel.yaml", "LastName: (.surname // (.name | surname) // \"Unknown\")", "LastName: .surname");
        mailbox(List.of(Map.of("id", "c1", "emails", List.of(Map.of("email", "a@acme.com")))), List.of());
        assertThat(sync(true).kind("contacts").deadLettered()).containsEntry("REQUIRED_FIELD_MISSING", 1L);
        assertThat(deadLetters()).isEmpty();
    }
}
