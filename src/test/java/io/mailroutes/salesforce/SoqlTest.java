package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.mailroutes.localorg.LocalOrg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** SOQL made of values that come from mail. */
class SoqlTest {

    private static final String NASTY = "'\\%_\"\n\u00e9{}?,()-; OR LIKE";

    @Test
    void valuesAreListed() {
        assertThat(new Soql().statements("SELECT Id FROM Contact WHERE Email IN ({'?',})", List.of("a@x.com", "o'b@x.com")))
                .containsExactly("SELECT Id FROM Contact WHERE Email IN ('a@x.com','o\\'b@x.com')");
    }

    @Test
    void conditionsAreRepeated() {
        assertThat(new Soql().statements("SELECT Id FROM Account WHERE {Website LIKE '%?%' OR } ORDER BY CreatedDate",
                List.of("a_b.com", "c.com"))).containsExactly("SELECT Id FROM Account WHERE Website LIKE '%a\\_b.com%' OR "
                        + "Website LIKE '%c.com%' ORDER BY CreatedDate");
    }

    @Test
    void noValuesAreNoStatement() {
        assertThat(new Soql().statements("SELECT Id FROM Contact WHERE Email IN ({'?',})", List.of())).isEmpty();
    }

    @Test
    void aLongListIsSpread() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            values.add("person" + i + "@company.com");
        }
        List<String> statements = new Soql().statements("SELECT Id FROM Contact WHERE Email IN ({'?',})", values, 6);
        assertThat(statements).hasSizeBetween(15, 40);
        assertThat(String.join(" ", statements)).contains(values);
    }

    @Test
    void aTemplateWithoutAListIsRefused() {
        assertThatThrownBy(() -> new Soql().statements("SELECT Id FROM Contact", List.of("x")))
                .hasMessageContaining("braces");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverTheValueTheQueryFindsExactlyIt(long seed) {
        Random random = new Random(seed);
        StringBuilder value = new StringBuilder("x");
        for (int i = 0; i < 12; i++) {
            value.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        String name = value.append('x').toString();
        try (LocalOrg org = LocalOrg.builder().start()) {
            org.insert("Account", Map.of("Name", name));
            org.insert("Account", Map.of("Name", "another"));
            for (String template : List.of("SELECT Name FROM Account WHERE Name IN ({'?',})",
                    "SELECT Name FROM Account WHERE {Name LIKE '%?%' OR }")) {
                String statement = new Soql().statements(template, List.of(name)).get(0);
                assertThat(org.query(statement)).as("seed %d: %s", seed, statement).extracting(row -> row.get("Name"))
                        .containsExactly(name);
            }
        }
    }
}
