package io.mailroutes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is found wrong in routes before anything runs, and how it is told. */
class RouteChecksTest {

    /** Lines 1 to 6 of a file; a step under it begins in line 7. */
    private static final String ROUTE = """
            - route:
                id: mailroutes-leads-record
                description: For the tests
                from:
                  uri: direct:mailroutes-leads-record
                  steps:
            """;

    private static final String RUN = """
            - routeTemplate:
                id: mailroutes-run
                parameters:
                  - name: kinds
                from:
                  uri: kamelet:source
                  steps:
                    - to:
                        uri: mock:run
            - route:
                id: mailroutes-sync
                from:
                  uri: direct:mailroutes-sync
                  steps:
                    - to:
                        uri: kamelet:mailroutes-run
                        parameters:
                          kinds: %s
            """;

    private static void check(String... files) throws Exception {
        CamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("mail.length", "500");
        properties.setProperty("mailbox.queue", "direct:mailroutes-mailbox");
        properties.setProperty("kinds.own", "leads");
        context.getPropertiesComponent().setInitialProperties(properties);
        for (int i = 0; i < files.length; i++) {
            String name = i == 0 ? "leads" : "file" + i;
            PluginHelper.getRoutesLoader(context).loadRoutes(
                    List.of(ResourceHelper.fromString("file:/home/me/routes/" + name + ".camel.yaml", files[i])));
        }
        new RouteChecks(context).check();
    }

    private static String problems(String... files) {
        try {
            check(files);
        } catch (RouteException e) {
            return e.getMessage();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return "";
    }

    /** Steps of the route, indented as they stand there. */
    private static String route(String steps) {
        return ROUTE + steps.indent(8);
    }

    private static String kamelet(String parameters) {
        return route("""
                - to:
                    uri: kamelet:mailroutes-example
                    parameters:
                """ + parameters.indent(6));
    }

    private static String transform(String jq) {
        return route("""
                - transform:
                    expression:
                      jq:
                        expression: |
                """ + jq.indent(10));
    }

    @Test
    void whatIsRightPasses() throws Exception {
        check(kamelet("kind: leads\nwhenEmpty: Title, Phone\nlazyStartProducer: true"), RUN.formatted("leads, "
                + "{{kinds.own}}"));
        check(transform("{Name: (.name // \"x\" | ascii_downcase), Text: (.text | .[0:{{mail.length}}])}"));
    }

    @Test
    void aParameterThatTheKameletDoesNotHaveIsNamedWithTheNearest() {
        assertThat(problems(kamelet("kind: leads\nwhenEmtpy: Title"))).isEqualTo("leads.camel.yaml, route "
                + "mailroutes-leads-record: kamelet:mailroutes-example has no parameter whenEmtpy; did you mean "
                + "whenEmpty? "
                + "To do: correct it there, or take it out.");
    }

    @Test
    void aParameterThatTheKameletNeedsIsNamed() {
        assertThat(problems(kamelet("whenEmpty: Title"))).isEqualTo("leads.camel.yaml, route mailroutes-leads-record: "
                + "kamelet:mailroutes-example needs the parameter kind. To do: add it there.");
    }

    @Test
    void aKameletThatIsNotThereIsNamedWithTheNearest() {
        assertThat(problems(kamelet("kind: leads").replace("mailroutes-example", "mailroutes-exmaple")))
                .contains("there is no kamelet mailroutes-exmaple; did you mean mailroutes-example?", "To do: ");
    }

    @Test
    void aKameletAsAStepOfItsOwnIsCheckedToo() {
        assertThat(problems(route("""
                - kamelet:
                    name: mailroutes-example
                    parameters:
                      kind: leads
                      emtpy: Title
                """))).contains("kamelet:mailroutes-example has no parameter emtpy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flase", "no", "TRUE"})
    void whatIsNeitherTrueNorFalseIsTold(String value) {
        assertThat(problems(kamelet("kind: leads\ncreate: " + value))).isEqualTo("leads.camel.yaml, route "
                + "mailroutes-leads-record: create: " + value + " of kamelet:mailroutes-example is none of false, true. "
                + "To do: correct it there.");
    }

    @Test
    void kameletsOfOthersAreLeftAlone() throws Exception {
        check(route("- to:\n    uri: kamelet:slack-sink\n    parameters:\n      anything: goes\n"));
    }

    @Test
    void jqThatCannotBeReadIsNamedWithItsLineInTheFile() {
        assertThat(problems(transform("{\n  Name: .name,\n  Title: (.title // \"\",\n  City: .city\n}")))
                .startsWith("leads.camel.yaml, line 14: \"City: .city\" is no jq: Encountered").endsWith("To "
                        + "do: correct it "
                        + "there, or just before.").hasLineCount(1);
        assertThat(problems(transform(".name | `"))).startsWith("leads.camel.yaml, line 11: \".name | `\" is no jq: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- setBody:\n    expression:\n      jq:\n        expression: .a |\n",
        "- setBody:\n    expression:\n      language:\n        language: jq\n        expression: .a |\n",
        "- setProperty:\n    name: x\n    expression:\n      jq:\n        expression: .a |\n",
        "- setHeaders:\n    headers:\n      - name: x\n        expression:\n          jq:\n            "
                + "expression: .a |\n",
        "- filter:\n    expression:\n      jq:\n        expression: .a |\n    steps:\n      - stop: {}\n",
        "- split:\n    expression:\n      jq:\n        expression: .a |\n    steps:\n      - stop: {}\n",
        "- choice:\n    when:\n      - expression:\n          jq:\n            expression: .a |\n        steps:\n"
                + "          - stop: {}\n",
        "- choice:\n    when:\n      - expression:\n          simple:\n            expression: ${body}\n        "
                + "steps:\n"
                + "          - setBody:\n              expression:\n                jq:\n                  "
                + "expression: .a |\n",
        "- doTry:\n    steps:\n      - stop: {}\n    doCatch:\n      - exception:\n          - java.lang.Exception\n"
                + "        onWhen:\n          expression:\n            jq:\n              expression: .a |\n    "
                + "    steps:\n"
                + "          - stop: {}\n",
        "- aggregate:\n    aggregationStrategy: x\n    correlationExpression:\n      jq:\n        expression: "
                + ".a |\n    steps:\n"
                + "      - stop: {}\n"})
    void jqIsFoundWhereverItStands(String steps) {
        String problems = problems(route(steps));
        long line = 6 + steps.substring(0, steps.indexOf(".a |")).chars().filter(sign -> sign == '\n').count() + 1;
        assertThat(problems).startsWith("leads.camel.yaml, line " + line + ": \".a |\" is no jq: ");
    }

    @Test
    void jqOfARouteConfigurationIsFound(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("my errors.camel.yaml"), """
                - routeConfiguration:
                    id: mailroutes-my-errors
                    onException:
                      - onException:
                          exception:
                            - java.lang.Exception
                          steps:
                            - setBody:
                                expression:
                                  jq:
                                    expression: .a |
                """);
        CamelContext context = new DefaultCamelContext();
        PluginHelper.getRoutesLoader(context).loadRoutes(RouteFiles.resource(folder.resolve("my errors.camel.yaml")));
        assertThatThrownBy(new RouteChecks(context)::check)
                .hasMessageStartingWith("my errors.camel.yaml, line 11: \".a |\" is no jq: ");
    }

    @Test
    void aFunctionThatJqDoesNotHaveIsNamedWithTheNearest() {
        assertThat(problems(transform("def short(f): f | .[0:3];\n{\n  Name: (.name | short(ascii_downcase)),\n"
                + "  City: (.city | asci_upcase)\n}"))).isEqualTo("leads.camel.yaml, line 14: \"City: (.city | "
                + "asci_upcase)\" "
                        + "calls asci_upcase/0 (name/number of arguments), which jq does not have here; did you mean "
                        + "ascii_upcase/0? To do: correct it there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ". as [$a, {b: $c}] | $a + $c",
        "reduce .[] as $x (0; . + $x) | tostring",
        "[foreach .[] as $x (0; . + $x; [$x, .])]",
        "try error(\"x\") catch .",
        ".a? // empty",
        "[.[] | select(.b | not)] | map(.c) | @csv",
        "\"a \\(.b | ascii_downcase)\"",
        "if .a then 1 elif .b then 2 else 3 end",
        ".. | numbers",
        "label $out | .[] | break $out",
        "-(.a)",
        "def f($a; g): g + $a; f(1; .b)",
        "to_entries | with_entries(.value |= . + 1)",
        "test(\"a\"; \"i\") and limit(1; .[])",
        "{a, \"b\": 1, (\"c\"): 2, @base64 \"d\": 3, $__loc__}",
        ".a |= (. // 1) | .b += 1",
        "[paths] | getpath([\"a\"])",
        "now | todateiso8601",
        "$ENV.HOME",
        "ltrimstr(\"a\"), splits(\"b\")"})
    void whatJqDoesHavePasses(String jq) throws Exception {
        check(transform(jq));
    }

    @Test
    void aKindWithoutItsRouteIsNamedWithTheNearest() {
        assertThat(problems(ROUTE + "        - stop: "
                + "{}\n", RUN.formatted("leads,laeds"))).isEqualTo("file1.camel.yaml, "
                + "route mailroutes-sync: the kind laeds has no route from direct:mailroutes-laeds-record; did "
                + "you mean leads? "
                + "To do: correct kinds there, or add the file laeds.camel.yaml with that route.");
    }

    @Test
    void aRouteThatIsSentToButNotThereIsNamedWithTheNearest() {
        assertThat(problems(route("""
                - to:
                    uri: direct:mailroutes-leds-record
                    parameters:
                      block: false
                - toD:
                    uri: direct:mailroutes-${header.next}
                - to:
                    uri: direct:of-somebody-else
                """))).isEqualTo("leads.camel.yaml, route mailroutes-leads-record: nothing takes what is sent to "
                        + "direct:mailroutes-leds-record; did you mean direct:mailroutes-leads-record? To do: "
                        + "correct the name "
                        + "there, or add a route from direct:mailroutes-leds-record.");
    }

    @Test
    void whatEnrichAndRecipientListSendToIsCheckedToo() {
        assertThat(problems(route("""
                - enrich:
                    expression:
                      constant:
                        expression: direct:mailroutes-none
                - recipientList:
                    expression:
                      constant:
                        expression: "mock:a, direct:mailroutes-nowhere"
                """)).lines()).hasSize(2);
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsNamed() {
        assertThat(problems(route("- to:\n    uri: "
                + "\"{{mailbox.quue}}\"\n") + transform(".[0:{{mail.lenght}}]").substring(
                ROUTE.length()))).contains("[mailbox.quue] not found", "[mail.lenght] not found").hasLineCount(2);
    }

    @Test
    void anEndpointOfTheSettingsIsResolved() {
        assertThat(problems(route("- to:\n    uri: \"{{mailbox.queue}}\"\n"))).contains("direct:mailroutes-mailbox");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(problems(kamelet("whenEmtpy: x"), RUN.formatted("nobody")).lines()).hasSize(3)
                .allMatch(line -> line.contains(" To do: "));
    }

    @Test
    void theMistakeIsForPeople() {
        assertThatThrownBy(() -> check(kamelet("whenEmtpy: x")))
                .isInstanceOf(io.mailroutes.report.ForPeople.class);
    }
}
