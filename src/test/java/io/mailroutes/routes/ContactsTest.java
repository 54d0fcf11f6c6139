package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.report.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the mailbox's contacts. */
class ContactsTest extends RoutesTest {

    @Test
    void aContactArrivesWithItsFieldsAndItsAccount() {
        Map<String, Object> sarah = new HashMap<>(contact("c1", "Sarah", "Chen", "sarah@acme.com"));
        sarah.put("job_title", "Buyer");
        sarah.put("company_name", "Acme Corp");
        sarah.put("phone_numbers", List.of(Map.of("number", "+1 202 555 0100")));
        mailbox(List.of(sarah), List.of());
        sync();
        assertThat(rows("SELECT FirstName, LastName, Email, Phone, Title, Account.Name, Account.Website FROM Contact"))
                .containsExactly(Map.of("FirstName", "Sarah", "LastName", "Chen", "Email", "sarah@acme.com", "Phone",
                        "+1 202 555 0100", "Title", "Buyer", "Account.Name", "Acme Corp", "Account.Website", "acme.com"));
    }

    @Test
    void withoutASurnameItIsUnknown() {
        mailbox(List.of(Map.of("id", "c1", "given_name", "Cher", "emails", List.of(Map.of("email", "cher@acme.com")))),
                List.of());
        sync();
        assertThat(only("SELECT LastName FROM Contact")).isEqualTo("Unknown");
    }

    @Test
    void withoutAnAddressItIsSkippedAndCounted() {
        mailbox(List.of(Map.of("id", "c1", "given_name", "Walter"), Map.of("id", "c2", "surname", "B", "emails", List.of())),
                List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").skipped()).containsEntry("no e-mail address", 2L);
        assertThat(count("Contact")).isZero();
    }

    @Test
    void theSameAddressTwiceIsOneContactTheFullerOne() {
        Map<String, Object> full = new HashMap<>(contact("c2", "Elena", "Petrov", "Elena@Acme.com"));
        full.put("job_title", "Buyer");
        mailbox(List.of(contact("c1", "E", "P", "elena@acme.com"), full, contact("c3", "X", "Y", "elena@acme.com")),
                List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").skipped()).containsEntry("the same twice in the export", 2L);
        assertThat(only("SELECT Title FROM Contact")).isEqualTo("Buyer");
    }

    @Test
    void anExistingContactGetsWhatItLacksAndIsNotDoubled() {
        org.insert("Contact", Map.of("LastName", "Chen-Li", "Email", "SARAH@acme.com"));
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        RunReport report = sync();
        assertThat(report.kind("contacts").updated()).isEqualTo(1);
        assertThat(rows("SELECT FirstName, LastName FROM Contact"))
                .containsExactly(Map.of("FirstName", "Sarah", "LastName", "Chen-Li"));
    }

    @Test
    void anAddressThatTwoContactsHaveIsADeadLetterThatSaysSo() {
        org.insert("Contact", Map.of("LastName", "One", "Email", "sarah@acme.com"));
        org.insert("Contact", Map.of("LastName", "Two", "Email", "sarah@acme.com"));
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")), List.of());
        sync();
        assertThat(deadLetters()).filteredOn(letter -> "contacts".equals(letter.path("kind").asText()))
                .singleElement().satisfies(letter -> {
                    assertThat(letter.path("code").asText()).isEqualTo("DUPLICATE_EXTERNAL_ID");
                    assertThat(letter.path("reason").asText()).contains("merge them");
                });
    }

    @Test
    void awkwardNamesAndAddressesArriveAsTheyAre() {
        mailbox(List.of(contact("c1", "Robert \"Bob\"", "Tables, Jr.", "o'brien@acme.com"),
                contact("c2", "Lily \uD83C\uDF38", "Nguy\u1EC5n", "lily+shop@acme.com"),
                contact("c3", "=cmd", "@{account.id}", "formula@acme.com")), List.of());
        assertThat(sync().exitStatus()).isZero();
        assertThat(rows("SELECT FirstName, LastName FROM Contact ORDER BY Email")).containsExactly(
                Map.of("FirstName", "=cmd", "LastName", "@{account.id}"),
                Map.of("FirstName", "Lily \uD83C\uDF38", "LastName", "Nguy\u1EC5n"),
                Map.of("FirstName", "Robert \"Bob\"", "LastName", "Tables, Jr."));
    }

    @Test
    void textIsCutToTheFieldInWholeCharacters() {
        mailbox(List.of(contact("c1", "Maria", "x".repeat(77) + "\uD83D\uDE80\uD83D\uDE80", "maria@acme.com")), List.of());
        sync();
        assertThat(only("SELECT LastName FROM Contact")).isEqualTo("x".repeat(77) + "\uD83D\uDE80");
    }

    @Test
    void aSecondRunWritesNothing() {
        mailbox(List.of(contact("c1", "Sarah", "Chen", "sarah@acme.com")),
                List.of(message("m1", "sarah@acme.com", "Hi"), message("m2", "new@other.com", "Hello")));
        sync();
        long before = org.callLog().stream().filter(call -> !"GET".equals(call.method())).count();
        RunReport second = sync();
        assertThat(second.kinds()).allSatisfy(stage -> assertThat(stage.created() + stage.updated()).isZero());
        assertThat(org.callLog().stream().filter(call -> !"GET".equals(call.method())).count()).isEqualTo(before);
    }
}
