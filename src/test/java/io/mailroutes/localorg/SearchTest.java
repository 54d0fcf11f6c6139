package io.mailroutes.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.OrgClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    private static LocalOrg org;
    private static OrgClient client;

    @BeforeAll
    static void start() {
        org = LocalOrg.builder().start();
        client = new OrgClient(org);
        String acme = org.insert("Account", Map.of("Name", "Acme Corp"));
        org.insert("Contact", Map.of("FirstName", "Ada", "LastName", "Byron", "Email", "ada@acme.com",
                "AccountId", acme));
        org.insert("Contact", Map.of("FirstName", "Adam", "LastName", "Smith", "Phone", "+1 555 010",
                "Title", "Friend of Ada"));
        org.delete(org.insert("Contact", Map.of("LastName", "Ada")));
    }

    @AfterAll
    static void stop() {
        org.close();
    }

    private static List<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        for (JsonNode record : answer.json().get("searchRecords")) {
            names.add(record.get("Name").asText());
        }
        return names;
    }

    private static Answer search(String sosl) {
        return client.get("/search/?q=" + OrgClient.encode(sosl));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Ada                      | ALL   | Ada Byron;Adam Smith",
        "ada                      | NAME  | Ada Byron",
        "Ada*                     | NAME  | Ada Byron;Adam Smith",
        "Ad?m                     | NAME  | Adam Smith",
        "ada byron                | ALL   | Ada Byron",
        "\"Friend of\"            | ALL   | Adam Smith",
        "\"of Friend\"            | ALL   | ''",
        "ada AND NOT (smith)      | ALL   | Ada Byron",
        "byron OR smith           | NAME  | Ada Byron;Adam Smith",
        "ada@acme.com             | EMAIL | Ada Byron",
        "acme                     | EMAIL | Ada Byron",
        "555                      | PHONE | Adam Smith",
        "\\+1 555                 | PHONE | Adam Smith",
        "nobody                   | ALL   | ''",
    })
    void findsWords(String term, String group, String found) {
        String returning = "RETURNING Contact(Id, Name ORDER BY Name)";
        assertThat(names(search("FIND {" + term + "} IN " + group + " FIELDS " + returning)))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(";")));
    }

    @Test
    void narrowsAndSortsWhatItReturns() {
        assertThat(names(search("FIND {Ad*} RETURNING Contact(Name, Email WHERE Email = null OR "
                + "Account.Name = 'Acme Corp' ORDER BY LastName DESC LIMIT 1), Account (Name)"))).containsExactly("Adam Smith");
        assertThat(names(search("FIND {Acme} IN NAME FIELDS RETURNING Contact(Name), Account(Name) LIMIT 5")))
                .containsExactly("Acme Corp");
    }

    @Test
    void looksThroughAllObjectsWhenNoneIsNamed() {
        JsonNode found = search("FIND {Acme}").json().get("searchRecords");
        assertThat(found).extracting(record -> record.get("attributes").get("type").asText())
                .containsExactly("Account", "Contact");
        assertThat(found.get(0).get("Id").asText()).startsWith("001");
        assertThat(client.get("/services/data/v36.0/search?q=" + OrgClient.encode("FIND {Acme}")).json().isArray())
                .isTrue();
    }

    @Test
    void searchesWithoutSosl() {
        assertThat(names(client.get(
                "/parameterizedSearch/?q=Ada&sobject=Contact&Contact.fields=id,name&Contact.limit=1"))).hasSize(1);
        assertThat(names(client.post("/parameterizedSearch", Map.of("q", "acme", "fields", List.of("name"), "sobjects",
                List.of(Map.of("name", "Contact", "where", "Email != null"), Map.of("name", "Account"))))))
                .containsExactly("Ada Byron", "Acme Corp");
    }

    @Test
    void refusesWhatIsNoSearch() {
        assertThat(search("FIND Ada").text()).contains("MALFORMED_SEARCH",
                "No search term found. The search term must be enclosed in braces.");
        assertThat(search("FIND {a}").text()).contains("search term must be longer than one character: a");
        assertThat(search("FIND {Ada} RETURNING Foo").text()).contains("INVALID_TYPE");
        assertThat(search("FIND {Ada} RETURNING Contact(Foo)").text()).contains(
                "No such column 'Foo' on entity 'Contact'");
        assertThat(search("FIND {Ada} RETURN Contact").text()).contains("MALFORMED_SEARCH",
                "unexpected token: 'RETURN'");
    }
}
