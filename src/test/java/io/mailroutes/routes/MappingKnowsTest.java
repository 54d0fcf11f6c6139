package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mapping may know besides the message, and what it may not give. */
class MappingKnowsTest extends MappingRoutesTest {

    private static final String FACTS = "($mailbox | [.address, .domain, .grant, .run, .zone] | join(\" \"))";

    private static String facts(String grant, RunReport report) {
        return "dana.fox@larkfieldinstruments.com larkfieldinstruments.com " + grant + " " + report.run()
                + " America/New_York";
    }

    private void oneMessage() {
        mailbox(List.of(), List.of(message("m1", "new@other.com", "Hi")));
    }

    @Test
    void aMappingKnowsTheMailboxTheRunAndTheZone() {
        emailsAre("{Subject: .subject, Description: " + FACTS + "}");
        oneMessage();
        assertThat(only("SELECT Description FROM Task WHERE Subject = 'Hi'", sync())).isEqualTo(facts("", last));
    }

    private RunReport last;

    private Object only(String soql, RunReport report) {
        last = report;
        return only(soql);
    }

    @Test
    void theGrantIsTheOneThatIsRead() {
        set("nylas.grants", LocalMailbox.GRANT.id());
        emailsAre("{Subject: .subject, Description: " + FACTS + "}");
        oneMessage();
        assertThat(only("SELECT Description FROM Task", sync())).isEqualTo(facts(LocalMailbox.GRANT.id(), last));
    }

    @Test
    void theMappingOfASeedKnowsItToo() {
        edit("contacts.camel.yaml", "Title: .job_title", "Title: (" + FACTS + " | .[0:128])");
        oneMessage();
        String title = only("SELECT Title FROM Contact", sync()).toString();
        assertThat(title).startsWith(facts("", last).substring(0, 60));
    }

    @Test
    void aReplayKnowsTheMailboxOfTheLetter() {
        set("nylas.grants", LocalMailbox.GRANT.id());
        emailsAre("{Subject: .subject, Description: (if .id == \"m1\" then error(\"no\") else null end)}");
        oneMessage();
        sync();
        restart();
        emailsAre("{Subject: .subject, Description: " + FACTS + "}");
        assertThat(only("SELECT Description FROM Task", replay())).isEqualTo(facts(LocalMailbox.GRANT.id(), last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"property(\"mailbox\")", "\"\\(property(\"mailbox\"))\"", "header(\"mine\")"})
    void aGuessAtTheMailboxGivesItsAddress(String guess) {
        steps("emails", """
                - setHeader:
                    name: mine
                    expression:
                      simple:
                        expression: ${exchangeProperty.mailbox}
                """ + transform("{Subject: .subject, Description: " + guess + "}") + RECORD);
        oneMessage();
        sync();
        assertThat(only("SELECT Description FROM Task")).isEqualTo("dana.fox@larkfieldinstruments.com");
    }

    @Test
    void anObjectOfJavaIsAMistakeThatIsNamed() {
        steps("emails", """
                - setBody:
                    expression:
                      simple:
                        expression: ${exchangeProperty.mailbox}
                """ + RECORD);
        oneMessage();
        assertThat(syncFails()).isEqualTo("emails.camel.yaml must map each record to one JSON object {Field: value, …}, "
                + "to several in an array, or to null, but it gave an object of Java. To do: correct the mapping.");
    }

    @ParameterizedTest
    @CsvSource({".subject, text", "'[.subject]', text", "'{Subject: .subject} | tostring', text", "1, number",
        "true, boolean"})
    void whatIsNoObjectIsAMistakeThatIsNamed(String jq, String what) {
        emailsAre(jq);
        oneMessage();
        assertThat(syncFails()).contains("emails.camel.yaml").contains("but it gave " + what + ". To do: ");
    }

    @Test
    void textOfAnotherLanguageIsAMistakeThatIsNamed() {
        steps("emails", "- setBody:\n    expression:\n      constant:\n        expression: Hello\n" + RECORD);
        oneMessage();
        assertThat(syncFails()).contains("but it gave text. To do: ");
    }

    @Test
    void aFieldWithAReasonInItIsAMistakeThatIsNamed() {
        emailsAre("{Subject: skip(\"no subject\")}");
        oneMessage();
        assertThat(syncFails()).contains("emails.camel.yaml").contains("Task.Subject").contains("To do: ");
    }

    private static Map<String, Object> from(String source, String name) {
        Map<String, Object> contact = new HashMap<>(contact("c-" + name, "P", name, name + "@acme.com"));
        contact.put("source", source);
        contact.put("job_title", "Buyer");
        return contact;
    }

    private String person(String name, String leadSource) {
        return org.insert("Contact", leadSource == null ? Map.of("LastName", name, "Email", name + "@acme.com")
                : Map.of("LastName", name, "Email", name + "@acme.com", "LeadSource", leadSource));
    }

    private Object leadSource(String name) {
        return only("SELECT LeadSource FROM Contact WHERE Email = '" + name + "@acme.com'");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2, 0})
    void aFieldThatIsGivenUnderAConditionOverwritesNothing(int threshold) {
        set("salesforce.composite-threshold", threshold);
        edit("contacts.camel.yaml", "} end", "} + (if .source == \"inbox\" then {LeadSource: \"Other\"} else {} end) end");
        person("typed", "Web");
        person("another", "Web");
        person("blank", null);
        mailbox(List.of(from("address_book", "typed"), from("inbox", "another"), from("inbox", "blank"),
                from("inbox", "fresh"), from("address_book", "plain")), List.of());
        assertThat(sync().exitStatus()).isZero();
        assertThat(count("Contact WHERE Title = 'Buyer'")).isEqualTo(5);
        assertThat(leadSource("typed")).isEqualTo("Web");
        assertThat(leadSource("another")).isEqualTo("Web");
        assertThat(leadSource("blank")).isEqualTo("Other");
        assertThat(leadSource("fresh")).isEqualTo("Other");
        assertThat(leadSource("plain")).isNull();
        assertNextRunWritesNothing();
        syncSince("full");
        assertThat(leadSource("typed")).isEqualTo("Web");
        assertThat(leadSource("another")).isEqualTo("Web");
    }

    @Test
    void aWrongFieldThatIsGivenUnderAConditionStopsTheRunBeforeAnythingIsWritten() {
        edit("contacts.camel.yaml", "} end", "} + (if .source == \"inbox\" then {LeadSorce: \"Other\"} else {} end) end");
        mailbox(List.of(from("address_book", "plain"), from("inbox", "fresh")), List.of());
        assertThat(mailboxFailure()).contains("contacts.camel.yaml maps Contact.LeadSorce").contains("LeadSource?");
        assertThat(writes()).isZero();
    }
}
