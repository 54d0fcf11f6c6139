package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person changed in Salesforce stays, unless the route says otherwise; who has nothing new is not written. */
class OverwriteTest extends RoutesTest {

    private void sarahIs(String title) {
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put("job_title", title);
        mailbox(List.of(sarah), List.of());
    }

    private Object title() {
        return only("SELECT Title FROM Contact");
    }

    private String id() {
        return only("SELECT Id FROM Contact").toString();
    }

    @Test
    void aValueOfTheMailboxFollowsTheMailbox() {
        sarahIs("Engineer");
        sync();
        sarahIs("Head of Engineering");
        assertThat(sync().kind("contacts").updated()).isEqualTo(1);
        assertThat(title()).isEqualTo("Head of Engineering");
    }

    @Test
    void aValueThatAPersonChangedStays() {
        sarahIs("Engineer");
        sync();
        org.update(id(), Map.of("Title", "Our best customer"));
        sarahIs("Head of Engineering");
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(1);
        sarahIs("Retired");
        assertThat(sync().kind("contacts").updated()).isZero();
        assertThat(title()).isEqualTo("Our best customer");
    }

    @Test
    void aValueThatAPersonEmptiedStaysEmpty() {
        sarahIs("Engineer");
        sync();
        Map<String, Object> empty = new HashMap<>();
        empty.put("Title", null);
        org.update(id(), empty);
        sarahIs("Head of Engineering");
        sync();
        assertThat(title()).isNull();
    }

    @Test
    void theRouteMaySayAlways() {
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              always: Title\n");
        org.insert("Contact", Map.of("LastName", "Chen", "Email", "sarah@acme.com", "Title", "Typed by hand"));
        sarahIs("Engineer");
        sync();
        assertThat(title()).isEqualTo("Engineer");
    }

    @Test
    void aRuleThatIsNewAppliesToEverybodyInAFullRun() {
        sarahIs("Engineer");
        sync();
        org.update(id(), Map.of("Title", "Typed by hand"));
        restart();
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              always: Title\n");
        sync();
        assertThat(title()).isEqualTo("Typed by hand");
        syncSince("full");
        assertThat(title()).isEqualTo("Engineer");
    }

    @Test
    void whoHasNoCompanyIsNotUpdatedWithNothing() {
        org.insert("Contact", Map.of("FirstName", "Mei", "LastName", "Tanaka", "Email", "mei@gmail.com"));
        mailbox(List.of(contact("c1", "Mei", "Tanaka", "mei@gmail.com")), List.of());
        assertThat(sync().kind("contacts").unchanged()).isEqualTo(1);
    }

    @Test
    void theRouteMaySayWhenEmpty() {
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              whenEmpty: Title\n");
        sarahIs("Engineer");
        sync();
        sarahIs("Head of Engineering");
        sync();
        assertThat(title()).isEqualTo("Engineer");
    }

    @Test
    void theRouteMaySayNever() {
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              never: Title\n");
        org.insert("Contact", Map.of("LastName", "Chen", "FirstName", "Sarah", "Email", "sarah@acme.com"));
        sarahIs("Engineer");
        sync();
        assertThat(title()).isNull();
    }

    @Test
    void aRuleForAFieldThatIsNotMappedStopsTheRun() {
        edit("contacts.camel.yaml", "externalId: Email\n", "externalId: Email\n              never: Titel\n");
        sarahIs("Engineer");
        assertThat(syncFails()).contains("says when Contact.Titel is overwritten, but does not map it");
    }

    @Test
    void aPersonOfTwoMailboxesIsOneContactThatTheyDoNotFightOver() {
        Map<String, Object> hers = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        hers.put("job_title", "Engineer");
        Map<String, Object> his = new HashMap<>(contact("c9", "Sara", "Chen", "sarah@acme.com"));
        his.put("phone_numbers", List.of(Map.of("number", "+1 202 555 0100")));
        mailbox(LocalMailbox.of(List.of(hers), List.of()).and(FixedMailboxes.SALES, List.of(his), List.of()));
        set("nylas.grants", LocalMailbox.GRANT.id() + "," + FixedMailboxes.SALES.id());
        sync();
        RunReport second = sync();
        assertThat(second.kind("contacts").updated() + second.kind("contacts").created()).isZero();
        assertThat(rows("SELECT FirstName, Title, Phone FROM Contact")).containsExactly(
                Map.of("FirstName", "Sarah", "Title", "Engineer", "Phone", "+1 202 555 0100"));
    }

    @Test
    void anAddressWithANewOwnerStaysOneContactAndGetsTheNewName() {
        mailbox(List.of(contact("c1", "Ann", "Adams", "office@acme.com")), List.of(message("m1", "office@acme.com", "Old")));
        sync();
        mailbox(List.of(contact("c1", "Bob", "Brown", "office@acme.com")), List.of(message("m1", "office@acme.com", "Old")));
        sync();
        assertThat(rows("SELECT Who.Name, Subject FROM Task")).containsExactly(
                Map.of("Who.Name", "Bob Brown", "Subject", "Old"));
        assertThat(count("Contact")).isEqualTo(1);
    }
}
