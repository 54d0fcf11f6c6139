package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.load.Loaded;
import io.mailroutes.load.Outcome;
import io.mailroutes.localorg.faults.Fault;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The kamelets that call Salesforce work for any route and any object: they know nothing of mail. */
class KameletsTest extends RoutesTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");

    @BeforeEach
    void startRoutes() {
        mailbox(List.of(), List.of());
        start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailroutes-collections", "mailroutes-job", "mailroutes-load"})
    void aListOfMapsIsLoadedAndEachIsAnswered(String name) {
        org.insert("Lead", Map.of("LastName", "Old", "Company", "Acme", "Email", "old@acme.com"));
        List<?> loaded = template.requestBody("kamelet:" + name + "?object=Lead&externalId=Email", List.of(
                Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"),
                Map.of("LastName", "Older", "Email", "old@acme.com"),
                Map.of("LastName", "Nobody", "Email", "nobody@acme.com")), List.class);
        assertThat(results(loaded)).containsExactlyInAnyOrder(Outcome.Result.CREATED, Outcome.Result.UPDATED,
                Outcome.Result.REFUSED);
        assertThat(loaded).map(each -> ((Loaded) each).outcome()).filteredOn(Outcome::isRefused).singleElement()
                .satisfies(outcome -> assertThat(outcome.code()).isEqualTo("REQUIRED_FIELD_MISSING"))
                .satisfies(outcome -> assertThat(outcome.reason()).contains("Company"));
        assertThat(rows("SELECT LastName FROM Lead ORDER BY LastName"))
                .containsExactly(Map.of("LastName", "Chen"), Map.of("LastName", "Older"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailroutes-collections?object=Lead", "mailroutes-collections?object=Lead&externalId=",
            "mailroutes-job?object=Lead", "mailroutes-job?object=Lead&externalId=", "mailroutes-load?object=Lead",
            "mailroutes-load?object=Lead&externalId="})
    void withoutAnExternalIdAllAreCreated(String call) {
        org.insert("Lead", Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"));
        List<?> loaded = template.requestBody("kamelet:" + call,
                List.of(Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com")), List.class);
        assertThat(results(loaded)).containsExactly(Outcome.Result.CREATED);
        assertThat(count("Lead WHERE Email = 'sarah@acme.com'")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1000, 3, 0", "200, 0, 2"})
    void anyNumberOfMapsIsLoadedAndAnsweredInOrder(int threshold, long collections, long jobs) {
        restart();
        set("salesforce.composite-threshold", threshold);
        set("salesforce.bulk-records", "300");
        start();
        List<Map<String, Object>> maps = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            maps.add(Map.of("LastName", "Lead " + i, "Company", i % 100 == 7 ? " " : "Acme", "Email", i + "@acme.com"));
        }
        List<?> loaded = template.requestBody("kamelet:mailroutes-load?object=Lead&externalId=Email", maps, List.class);
        assertThat(loaded).map(each -> ((Loaded) each).record().fields().path("Email").asText())
                .containsExactlyElementsOf(maps.stream().map(map -> map.get("Email").toString()).toList());
        assertThat(results(loaded).filter(Outcome.Result.REFUSED::equals)).hasSize(5);
        assertThat(count("Lead")).isEqualTo(445);
        assertThat(calls("PATCH", "/composite/sobjects/Lead/Email")).isEqualTo(collections);
        assertThat(calls("POST", "/jobs/ingest")).isEqualTo(jobs);
    }

    @Test
    void aCallThatIsNotAnsweredIsMadeAgainWhereThatWritesNothingTwice() {
        List<Map<String, String>> sarah =
                List.of(Map.of("LastName", "Chen", "Company", "Acme", "Email", "sarah@acme.com"));
        org.faults().add(Fault.of(Fault.Kind.DROP_AFTER).on(null, ".*/composite/sobjects.*").times(1));
        assertThat(results(template.requestBody("kamelet:mailroutes-load?object=Lead&externalId=Email", sarah,
                List.class))).containsExactly(Outcome.Result.UPDATED);
        org.faults().add(Fault.of(Fault.Kind.DROP_AFTER).on(null, ".*/composite/sobjects.*").times(1));
        assertThatThrownBy(() -> template.requestBody("kamelet:mailroutes-load?object=Lead", sarah, List.class))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(count("Lead")).isEqualTo(2);
    }

    private static Stream<Outcome.Result> results(List<?> loaded) {
        return loaded.stream().map(each -> ((Loaded) each).outcome().result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailroutes-collections", "mailroutes-job", "mailroutes-load"})
    void nothingButTheBodyIsAnotherAfterwards(String name) {
        Exchange exchange = template.request("kamelet:" + name + "?object=Lead", each -> {
            each.getMessage().setBody(List.of(Map.of("LastName", "Chen", "Company", "Acme")));
            each.getMessage().setHeader("mine", "header");
            each.setVariable("job", "mine");
            each.setVariable("answer", "mine");
        });
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariables()).containsAllEntriesOf(Map.of("job", "mine", "answer", "mine"));
        assertThat(exchange.getMessage().getHeaders()).containsEntry("mine", "header").doesNotContainKey("allOrNone");
    }

    @Test
    void theStatementIsTheBodyOrAParameter() {
        org.insert("Lead", Map.of("LastName", "O'Brien", "Company", "Acme & Sons"));
        org.insert("Lead", Map.of("LastName", "Chen", "Company", "Acme & Sons"));
        String soql = "SELECT LastName FROM Lead WHERE LastName = 'O\\'Brien' AND Company = 'Acme & Sons'";
        assertThat(query("kamelet:mailroutes-query", soql)).containsExactly("O'Brien");
        assertThat(query("kamelet:mailroutes-query?query=RAW(" + soql + ")", null)).containsExactly("O'Brien");
        assertThat(query("kamelet:mailroutes-query?query=SELECT LastName FROM Lead ORDER BY LastName", "not this"))
                .containsExactly("Chen", "O'Brien");
    }

    @Test
    void deletedRowsAreFoundWhenAskedFor() {
        org.delete(org.insert("Lead", Map.of("LastName", "Chen", "Company", "Acme")));
        assertThat(query("kamelet:mailroutes-query", "SELECT LastName FROM Lead")).isEmpty();
        assertThat(query("kamelet:mailroutes-query?operation=queryAll", "SELECT LastName FROM Lead"))
                .containsExactly("Chen");
    }

    @Test
    void aQueryReadsAllPages() {
        for (int i = 0; i < 450; i++) {
            org.insert("Lead", Map.of("LastName", "Lead " + i, "Company", "Acme"));
        }
        List<?> rows = template.requestBodyAndHeader("kamelet:mailroutes-query", "SELECT LastName FROM Lead",
                "Sforce-Query-Options", "batchSize=200", List.class);
        assertThat(rows).hasSize(450).doesNotHaveDuplicates();
        assertThat(org.callLog()).filteredOn(call -> call.path().contains("/query")).hasSize(3);
    }

    private List<String> query(String uri, String body) {
        List<?> rows = template.requestBody(uri, body, List.class);
        return rows.stream().map(row -> ((JsonNode) row).path("LastName").asText()).toList();
    }

    @Test
    void describeSaysWhatAnObjectHas() {
        assertThat(template.requestBody("kamelet:mailroutes-describe?object=Lead", null, JsonNode.class).path("name")
                .asText()).isEqualTo("Lead");
        assertThatThrownBy(() -> template.requestBody("kamelet:mailroutes-describe?object=Nothing__c", (Object) null))
                .isInstanceOf(CamelExecutionException.class).cause()
                .isInstanceOfSatisfying(SalesforceException.class, e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    @Test
    void compositeRequestsAndGraphsAreSentAsTheyAre() {
        String requests = "[{\"method\":\"POST\",\"url\":\"/services/data/v65.0/sobjects/Lead\",\"referenceId\":\"a\","
                + "\"body\":{\"LastName\":\"Chen\",\"Company\":\"Acme\"}}]";
        assertThat(template.requestBody("kamelet:mailroutes-composite", "{\"compositeRequest\":" + requests + "}",
                String.class)).contains("\"httpStatusCode\":201");
        String graphs = "{\"graphs\":[{\"graphId\":\"1\",\"compositeRequest\":" + requests + "}]}";
        assertThat(template.requestBody("kamelet:mailroutes-graph", graphs, String.class)).contains("\"httpStatusCode\":201");
        assertThat(count("Lead")).isEqualTo(2);
    }

    @Test
    void aHeaderThatCameWithAMessageChangesNoCall() {
        assertThat(template.requestBodyAndHeader("kamelet:mailroutes-describe?object=Lead", null, "sObjectName", "Contact",
                JsonNode.class).path("name").asText()).isEqualTo("Lead");
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPropertyIsExplained(Path file) {
        Map<?, ?> kamelet = read(file);
        Map<?, ?> definition = (Map<?, ?>) ((Map<?, ?>) kamelet.get("spec")).get("definition");
        assertThat(file.getFileName()).hasToString(((Map<?, ?>) kamelet.get("metadata")).get("name") + ".kamelet.yaml");
        assertThat(definition.keySet()).map(Object::toString).contains("title", "description");
        List<String> unexplained = new ArrayList<>();
        if (definition.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (!((Map<?, ?>) property).keySet().containsAll(List.of("title", "description", "type", "example"))) {
                    unexplained.add(name.toString());
                }
            });
        }
        assertThat(unexplained).isEmpty();
    }

    private static Map<?, ?> read(Path file) {
        try {
            String text = Files.readString(file);
            assertThat(text.lines().count()).isLessThan(100);
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
