package io.mailroutes.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which companies become Accounts. */
class AccountsTest extends RoutesTest {

    @Test
    void aCompanyIsTheRegistrableDomain() {
        mailbox(List.of(contact("c1", "A", "A", "a@mail.acme.co.uk"), contact("c2", "B", "B", "b@acme.co.uk")), List.of());
        sync();
        assertThat(rows("SELECT Name, Website FROM Account"))
                .containsExactly(Map.of("Name", "acme.co.uk", "Website", "acme.co.uk"));
        assertThat(count("Contact WHERE Account.Website = 'acme.co.uk'")).isEqualTo(2);
    }

    @Test
    void theNameIsTheOneThatAContactGives() {
        Map<String, Object> named = new HashMap<>(contact("c2", "B", "B", "b@acme.com"));
        named.put("company_name", "Acme, \"Tools\" & Co");
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com"), named, contact("c3", "C", "C", "c@acme.com")), List.of());
        sync();
        assertThat(only("SELECT Name FROM Account")).isEqualTo("Acme, \"Tools\" & Co");
    }

    @Test
    void freeMailAndTheOwnCompanyHaveNone() {
        set("accounts.free-mail-domains", "kostenlos-post.de, other-free.com");
        set("mailbox.internal-domains", "sister-company.com");
        mailbox(List.of(contact("c1", "A", "A", "a@gmail.com"), contact("c2", "B", "B", "b@kostenlos-post.de"),
                contact("c3", "C", "C", "c@sister-company.com"), contact("c4", "D", "D", "d@eu.larkfieldinstruments.com")),
                List.of());
        sync();
        assertThat(count("Account")).isZero();
        assertThat(count("Contact")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.com", "www.acme.com", "https://www.Acme.com/en/home?x=1", "http://shop.acme.com:8080"})
    void anExistingAccountIsFoundHoweverItsWebsiteIsWritten(String website) {
        org.insert("Account", Map.of("Name", "Not Acme", "Website", "notacme.com"));
        String id = org.insert("Account", Map.of("Name", "Acme", "Website", website));
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com")), List.of());
        assertThat(sync().kind("accounts").unchanged()).isEqualTo(1);
        assertThat(count("Account")).isEqualTo(2);
        assertThat(only("SELECT AccountId FROM Contact")).isEqualTo(id);
    }

    @Test
    void missingOnesAreNotCreatedWhenTheSettingSaysSo() {
        set("accounts.create", "false");
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com")), List.of());
        assertThat(sync().kind("accounts").skipped()).containsEntry("not in the org, and none are created", 1L);
        assertThat(only("SELECT AccountId FROM Contact")).isNull();
    }

    @Test
    void peopleOfOneNewCompanyShareOneAccount() {
        mailbox(List.of(contact("c1", "A", "A", "a@acme.com"), contact("c2", "B", "B", "b@acme.com"),
                contact("c3", "C", "C", "c@acme.com")), List.of());
        sync();
        assertThat(count("Account")).isEqualTo(1);
        assertThat(count("Contact WHERE Account.Name = 'acme.com'")).isEqualTo(3);
    }
}
