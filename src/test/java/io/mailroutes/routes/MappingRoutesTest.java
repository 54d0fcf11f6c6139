package io.mailroutes.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Mappings that a test writes itself, in the place of those in {@code routes/}. */
abstract class MappingRoutesTest extends ReplayRoutesTest {

    static final String RECORD = """
            - to:
                uri: kamelet:mailroutes-record
                parameters:
                  kind: emails
                  object: Task
                  never: "*"
            """;

    /** The mapping route of a kind has these steps. */
    final void steps(String kind, String steps) {
        String file = kind + ".camel.yaml";
        String before = read(file);
        String begin = "    id: mailroutes-" + kind + "-record\n";
        int route = before.indexOf("- route:\n" + begin);
        edit(file, before, before.substring(0, route) + "- route:\n" + begin + """
                    description: For the tests
                    routeConfigurationId: mailroutes-record
                    from:
                      uri: direct:mailroutes-%s-record
                      steps:
                """.formatted(kind) + steps.indent(8));
    }

    private String read(String file) {
        try {
            return Files.readString(routes.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String transform(String jq) {
        return "- transform:\n    expression:\n      jq:\n        expression: |\n" + jq.indent(10);
    }

    /** Messages are mapped by this. */
    final void emailsAre(String jq) {
        steps("emails", transform(jq) + RECORD);
    }

    /** A message to these people. */
    static Map<String, Object> messageTo(String id, String subject, String... people) {
        Map<String, Object> message = new HashMap<>(message(id, "sarah@acme.com", subject));
        message.put("to", Stream.of(people).map(email -> Map.of("email", email)).toList());
        return message;
    }

    /** The subjects of all tasks, in their order. */
    final List<String> subjects() {
        return rows("SELECT Subject FROM Task ORDER BY Subject").stream().map(row -> row.get("Subject").toString())
                .toList();
    }

    /** The one dead letter that there is. */
    final JsonNode letter() {
        assertThat(deadLetters()).hasSize(1);
        return deadLetters().get(0);
    }

    /** Asserts that another run finds nothing to write, and nothing to complain of. */
    final void assertNextRunWritesNothing() {
        long before = writes();
        assertThat(sync().kinds()).allSatisfy(kind -> assertThat(kind.created() + kind.updated() + kind.refusals())
                .isZero());
        assertThat(writes()).isEqualTo(before);
    }
}
