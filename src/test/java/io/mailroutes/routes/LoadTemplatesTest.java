package io.mailroutes.routes;

import java.util.List;
import java.util.Map;

import io.mailroutes.salesforce.Loaded;
import io.mailroutes.salesforce.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The kamelets that write work for any route and any object: they know nothing of mail. */
class LoadTemplatesTest extends RoutesTest {

    @ParameterizedTest
    @ValueSource(strings = {"mailroutes-collections", "mailroutes-job"})
    void aListOfMapsIsLoadedAndEachIsAnswered(String name) {
        mailbox(List.of(), List.of());
        org.insert("Lead", Map.of("LastName", "Old", "Company", "Acme", "Email", "old@acme.com"));
        start();
        List<?> loaded = template.requestBody("kamelet:" + name + "?object=Lead&externalId=Email", List.of(
                Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"),
                Map.of("LastName", "Older", "Email", "old@acme.com"),
                Map.of("LastName", "Nobody", "Email", "nobody@acme.com")), List.class);
        assertThat(loaded).map(each -> ((Loaded) each).outcome().result()).containsExactlyInAnyOrder(
                Outcome.Result.CREATED, Outcome.Result.UPDATED, Outcome.Result.REFUSED);
        assertThat(rows("SELECT LastName FROM Lead ORDER BY LastName"))
                .containsExactly(Map.of("LastName", "Chen"), Map.of("LastName", "Older"));
    }
}
