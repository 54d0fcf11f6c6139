package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mailroutes.localmailbox.FixedMailboxes;
import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.report.RunReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is known, by whatever address, is nobody new; and nothing is sent that says nothing. */
class KnownPeopleTest extends MappingRoutesTest {

    private static Map<String, Object> person(String id, String name, String... addresses) {
        Map<String, Object> person = new HashMap<>(contact(id, "P", name, addresses[0]));
        person.put("emails", Stream.of(addresses).map(address -> Map.of("email", address)).toList());
        return person;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void mailFromASecondAddressGoesToThatContact(int threshold) {
        set("salesforce.composite-threshold", threshold);
        mailbox(List.of(person("c1", "Chen", "sarah@acme.com", "Sarah.Chen@home.org")),
                List.of(message("m1", "sarah.chen@HOME.org", "One")));
        assertThat(sync().exitStatus()).isZero();
        mailbox(List.of(person("c1", "Chen", "sarah@acme.com", "Sarah.Chen@home.org")),
                List.of(message("m1", "sarah.chen@HOME.org", "One"), message("m2", "sarah.chen@home.org", "Two")));
        assertThat(sync().exitStatus()).isZero();
        assertThat(rows("SELECT Subject, Who.Email FROM Task ORDER BY Subject")).containsExactly(
                Map.of("Subject", "One", "Who.Email", "sarah@acme.com"),
                Map.of("Subject", "Two", "Who.Email", "sarah@acme.com"));
        assertThat(count("Contact")).isEqualTo(1);
        assertNextRunWritesNothing();
    }

    @Test
    void ofAPersonWhoIsThereTwiceAllAddressesCount() {
        Map<String, Object> full = new HashMap<>(person("c2", "Chen", "sarah@acme.com", "third@home.org"));
        full.put("job_title", "Buyer");
        List<Map<String, Object>> contacts = new ArrayList<>(List.of(
                person("c1", "Chen", "sarah@acme.com", "second@home.org"), full,
                person("c3", "Chen", "sarah@acme.com", "fourth@home.org")));
        mailbox(contacts, List.of(message("m2", "second@home.org", "Two"), message("m3", "third@home.org", "Three"),
                message("m4", "fourth@home.org", "Four")));
        sync();
        assertThat(count("Task WHERE Who.Email = 'sarah@acme.com'")).isEqualTo(3);
        assertThat(only("SELECT Title FROM Contact")).isEqualTo("Buyer");
    }

    @Test
    void aValueFollowsTheMailboxAlsoAfterARefusal() {
        Map<String, Object> sarah = new HashMap<>(person("c1", "Chen", "sarah@acme.com"));
        sarah.put("job_title", "Engineer");
        mailbox(List.of(sarah), List.of());
        sync();
        org.enableValidationRule("Contact", "Title", "Head", "No heads");
        sarah.put("job_title", "Head");
        mailbox(List.of(sarah), List.of());
        assertThat(sync().kind("contacts").refusals()).isEqualTo(1);
        sarah.put("job_title", "Director");
        mailbox(List.of(sarah), List.of());
        sync();
        assertThat(only("SELECT Title FROM Contact")).isEqualTo("Director");
    }

    @Test
    void anAddressOfItsOwnCountsMoreThanASecondOne() {
        mailbox(List.of(person("c1", "Chen", "sarah@acme.com", "office@acme.com"),
                person("c2", "Office", "office@acme.com")), List.of(message("m1", "office@acme.com", "Hi")));
        sync();
        assertThat(only("SELECT Who.Name FROM Task")).isEqualTo("P Office");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void aPersonWhomTheOrgKnowsIsNotMadeOfASeed(int threshold) {
        set("salesforce.composite-threshold", threshold);
        String id = org.insert("Contact", Map.of("LastName", "By Hand", "Email", "NEW@other.com"));
        mailbox(List.of(), List.of(message("m1", "new@other.com", "Hi"), message("m2", "New@Other.com", "Ho")));
        RunReport report = sync();
        assertThat(report.kind("contacts").created() + report.kind("contacts").updated()).isZero();
        assertThat(count("Task WHERE WhoId = '" + id + "'")).isEqualTo(2);
        assertThat(rows("SELECT LastName FROM Contact")).containsExactly(Map.of("LastName", "By Hand"));
        assertThat(count("Account")).isZero();
        assertNextRunWritesNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 0})
    void anUpdateThatWouldSayNothingIsNotSent(int threshold) {
        set("salesforce.composite-threshold", threshold);
        set("accounts.create", "false");
        org.insert("Contact", Map.of("FirstName", "Sarah", "LastName", "Chen", "Email", "sarah@acme.com"));
        org.insert("Contact", Map.of("FirstName", "Robert", "LastName", "Typed", "Email", "bob@acme.com"));
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com"), contact("c2", "Bob", "B", "bob@acme.com")),
                List.of());
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("contacts").unchanged()).isEqualTo(2);
        assertThat(writes()).isZero();
        assertNextRunWritesNothing();
    }

    @Test
    void severalMailboxesOfOneCompanyShareAccountsAndPeople() {
        mailbox(LocalMailbox.of(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")),
                List.of(message("m1", "both@acme.com", "To Dana"))).and(FixedMailboxes.SALES,
                List.of(contact("c9", "Bob", "Brown", "bob@acme.com")), List.of(message("m9", "both@acme.com", "To Sales"))));
        set("nylas.grants", LocalMailbox.GRANT.id() + "," + FixedMailboxes.SALES.id());
        RunReport report = sync();
        assertThat(report.exitStatus()).isZero();
        assertThat(report.kind("accounts").created()).isEqualTo(1);
        assertThat(count("Account")).isEqualTo(1);
        assertThat(count("Contact WHERE Account.Website = 'acme.com'")).isEqualTo(3);
        assertThat(count("Task WHERE Who.Email = 'both@acme.com' AND Account.Website = 'acme.com'")).isEqualTo(2);
        assertNextRunWritesNothing();
    }

    @Test
    void aTaskForEachRecipientStandsOrFallsWithThatPersonAlone() {
        steps("emails", transform("""
                .id as $id | .subject as $subject | [.to[].email | {
                  WhoId: ref("contacts"; .; {seed: true, name: ., emails: [{email: .}]}),
                  Subject: ($subject + " to " + .),
                  "@key": ($id + " " + .)
                }]""") + RECORD);
        mailbox(List.of(), List.of(messageTo("m1", "Hi", "a@x.com", "no address", "c@y.com"),
                messageTo("m2", "Ho", "no address", "a@x.com")));
        RunReport report = sync();
        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(subjects()).containsExactly("Hi to a@x.com", "Hi to c@y.com", "Ho to a@x.com");
        assertThat(deadLetters()).filteredOn(letter -> "emails".equals(letter.path("kind").asText()))
                .extracting(letter -> letter.path("part").asInt()).containsExactlyInAnyOrder(2, 1);
        assertThat(count("Contact")).isEqualTo(2);
        assertNextRunWritesNothing();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplayKnowsTheSecondAddressToo(boolean isCreated) {
        if (!isCreated) {
            set("accounts.create", "false");
            org.insert("Contact", Map.of("FirstName", "P", "LastName", "Chen", "Email", "sarah@acme.com"));
        }
        emailsAre("{WhoId: ref(\"contacts\"; .from[0].email; {seed: true, emails: .from}), Subject: .subject, "
                + "Status: (if .subject == \"odd\" then error(\"odd\") else null end)}");
        mailbox(List.of(person("c1", "Chen", "sarah@acme.com", "sarah@home.org")),
                List.of(message("m1", "sarah@home.org", "odd"), message("m2", "sarah@home.org", "fine")));
        sync();
        restart();
        emailsAre("{WhoId: ref(\"contacts\"; .from[0].email; {seed: true, emails: .from}), Subject: .subject}");
        assertThat(replay().exitStatus()).isZero();
        assertThat(count("Task WHERE Who.Email = 'sarah@acme.com'")).isEqualTo(2);
        assertThat(count("Contact")).isEqualTo(1);
    }
}
