package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same mail goes to other objects and fields by editing one route file, and a mistake stops the run. */
class RetargetTest extends RoutesTest {

    private void contactsBecomeLeads(String title) {
        edit("contacts.camel.yaml", "object: Contact", "object: Lead");
        edit("contacts.camel.yaml", "Title: .job_title,", title + ": .job_title,\n                    "
                + "Company: .company_name,");
        edit("contacts.camel.yaml", "AccountId: (ref(\"accounts\"; $addresses[0] | company_domain; {domain: ($addresses[0] | company_domain), company_name: .company_name}) | optional),\n", "");
    }

    @Test
    void contactsBecomeLeadsWithTheirMail() {
        contactsBecomeLeads("Title");
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put("company_name", "Acme");
        mailbox(List.of(sarah), List.of(message("m1", "sarah@acme.com", "Hi")));
        assertThat(sync().exitStatus()).isZero();
        assertThat(rows("SELECT LastName, Company FROM Lead"))
                .containsExactly(Map.of("LastName", "Chen", "Company", "Acme"));
        assertThat(only("SELECT WhoId FROM Task")).isEqualTo(only("SELECT Id FROM Lead"));
        assertThat(count("Account") + count("Contact")).isZero();
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(1);
    }

    @Test
    void aMissingRequiredFieldIsADeadLetterThatNamesIt() {
        contactsBecomeLeads("Title");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of(message("m1", "sarah@acme.com", "Hi")));
        RunReport report = sync();
        assertThat(report.kind("contacts").deadLettered()).containsOnly(Map.entry("REQUIRED_FIELD_MISSING", 1L));
        assertThat(report.kind("emails").deadLettered()).containsOnly(Map.entry("PARENT_REFUSED", 1L));
        assertThat(deadLetters().get(0).path("reason").asText()).contains("Lead.Company is required")
                .contains("contacts.camel.yaml");
    }

    @Test
    void aFieldThatTheObjectDoesNotHaveStopsTheRunBeforeAnythingIsWritten() {
        contactsBecomeLeads("Titel");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        assertThat(syncFails())
                .isEqualTo("contacts.camel.yaml maps Lead.Titel, which Lead does not have or does not show to the logged-in "
                        + "user; did you mean Title? To do: correct the name there, or let the user see and edit the field "
                        + "(Field-Level Security), or take it out.");
        assertThat(org.callLog()).allSatisfy(call -> assertThat(call.method() + call.path())
                .matches("GET.*|POST/services/oauth2/token"));
    }

    @Test
    void aKeyThatIsNoneStopsTheRun() {
        edit("contacts.camel.yaml", "externalId: Email", "externalId: Phone");
        mailbox(List.of(), List.of());
        assertThat(syncFails()).contains("upserts by Contact.Phone").contains("neither an External ID nor an idLookup");
    }

    @Test
    void aReadOnlyFieldStopsTheRun() {
        edit("emails.camel.yaml", "Status: \"Completed\"", "IsClosed: true");
        mailbox(List.of(), List.of());
        assertThat(syncFails()).contains("maps Task.IsClosed").contains("may not write");
    }

    @Test
    void anObjectWithoutPermissionStopsTheRun() {
        org.denyAccess("Task");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        assertThat(syncFails()).contains("Task").contains("permission");
        assertThat(count("Contact")).isZero();
    }

    @Test
    void withoutAnExternalIdContactsAreCreatedOnce() {
        edit("contacts.camel.yaml", "              externalId: Email\n", "");
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        sync();
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(1);
        assertThat(count("Contact")).isEqualTo(1);
    }
}
