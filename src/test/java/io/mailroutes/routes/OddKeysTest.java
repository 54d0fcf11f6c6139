package io.mailroutes.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ids and addresses with signs that mean something in a URL, in SOQL, in CSV or in a reference arrive as they are. */
class OddKeysTest extends RoutesTest {

    private static final List<String> IDS = List.of("AA/x", "/x", "x/", "a//b", ".", "..", "a/../b", "a%b", "a%2Fb", "%", "a#b",
            "a?b=c", "a+b", "a b", "a&b=c", "a;b", "a:b", "a\\b", "a\"b", "a'b", "a,b", "<a@b.c>", "@{x.id}", "{0}", "${x}",
            "\u00fc", "\ud83d\ude00", "null", "#N/A");
    private static final List<String> LOCAL_PARTS = List.of("a/b", "a%b", "a%2fb", "a#b", "a?b", "a+b", "a'b", "a&b", "a=b",
            "a{b}", "a!b", "a|b", "a~b", "a`b", "a^b", "a*b", "a$b");

    @ParameterizedTest
    @CsvSource({"500, graph", "500, plain", "2, graph", "1, graph"})
    void arriveOnceAndStopNobodyElse(int threshold, String composite) {
        set("mail.external-id", "Nylas_Message_Id__c");
        set("salesforce.composite-threshold", threshold);
        set("salesforce.composite", composite);
        List<Map<String, Object>> people = new ArrayList<>();
        List<Map<String, Object>> mail = new ArrayList<>();
        List<String> ids = new ArrayList<>(List.of("plain"));
        ids.addAll(IDS);
        List<String> addresses = new ArrayList<>();
        ids.forEach(id -> addresses.add("p" + addresses.size() + "@n48.example"));
        LOCAL_PARTS.forEach(local -> {
            ids.add("of " + local);
            addresses.add(local + "@n48.example");
        });
        for (int i = 0; i < ids.size(); i++) {
            people.add(contact("c" + i, "P", "Person " + i, addresses.get(i)));
            mail.add(message(ids.get(i), addresses.get(i), "Subject " + i));
        }
        mailbox(people, mail);
        assertThat(sync().exitStatus()).isZero();
        assertThat(rows("SELECT Nylas_Message_Id__c FROM Task")).extracting(row -> row.get("Nylas_Message_Id__c"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rows("SELECT Who.Email FROM Task")).extracting(row -> row.get("Who.Email"))
                .containsExactlyInAnyOrderElementsOf(addresses);
        restart();
        assertThat(syncSince("full").kinds()).allSatisfy(kind -> assertThat(kind.created() + kind.updated()).isZero());
        assertThat(count("Contact")).isEqualTo(people.size());
    }
}
