package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class LocalOrgTest {

    @Test
    void keepsWhatIsInsertedAndFindsItAgain() {
        try (LocalOrg org = LocalOrg.builder().start()) {
            String account = org.insert("Account", Map.of("Name", "Acme", "Website", "https://acme.com"));
            String id = org.insert("Contact", Map.of("LastName", "Curie", "FirstName", "Marie", "Email", "m@curie.fr",
                    "AccountId", account));
            assertThat(org.query("SELECT Id, Name, Account.Name FROM Contact WHERE Email IN ('M@CURIE.FR')"))
                    .containsExactly(Map.of("Id", id, "Name", "Marie Curie", "Account", Map.of("Name", "Acme")));
            assertThat(org.query("SELECT Name, (SELECT LastName FROM Contacts) FROM Account")).hasSize(1);
            assertThat(org.count("SELECT COUNT() FROM AccountContactRelation WHERE IsDirect = true")).isEqualTo(1);
            assertThat(org.apiCalls()).isZero();
        }
    }
}
