package io.mailroutes.mapping;

import java.io.IOException;
import java.util.Random;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a record may look like when it goes to Salesforce. */
class RecordGuardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIBE = """
            {"name": "Thing", "createable": true, "fields": [
              {"name": "Name", "type": "string", "length": 10, "createable": true, "updateable": true, "nillable": false},
              {"name": "Email", "type": "email", "length": 20, "createable": true, "updateable": true, "nillable": true,
               "idLookup": true},
              {"name": "Day", "type": "date", "createable": true, "updateable": true, "nillable": true},
              {"name": "At", "type": "datetime", "createable": true, "updateable": true, "nillable": true},
              {"name": "Domain", "type": "string", "length": 40, "createable": true, "updateable": true,
               "nillable": true, "externalId": true, "caseSensitive": false},
              {"name": "Count", "type": "double", "createable": true, "updateable": true, "nillable": true},
              {"name": "Active", "type": "boolean", "createable": true, "updateable": true, "nillable": false,
               "defaultedOnCreate": true},
              {"name": "Kind", "type": "picklist", "length": 40, "createable": true, "updateable": false, "nillable": true},
              {"name": "ParentId", "type": "reference", "length": 18, "createable": true, "updateable": true,
               "nillable": true}]}""";

    private final RecordGuard guard = guard("Email");

    private static RecordGuard guard(String externalId) {
        return new RecordGuard(new ObjectDescription(json(DESCRIBE)),
                new Target("things", "Thing", externalId, "", OverwriteRules.of("", "", ""), true,
                        "things.camel.yaml"));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"Name\": \"a\", \"Email\": null, \"Day\": \"\"} | {\"Name\":\"a\"}",
        "{\"Name\": \"12345678901\"}                      | {\"Name\":\"1234567890\"}",
        "{\"Name\": \"a\\r\\nb\"}                         | {\"Name\":\"a\\nb\"}",
        "{\"Name\": 42}                                   | {\"Name\":\"42\"}",
        "{\"Name\": \"a\", \"Count\": 1.5}                | {\"Name\":\"a\",\"Count\":1.5}",
        "{\"Name\": \"a\", \"Active\": true}              | {\"Name\":\"a\",\"Active\":true}",
        "{\"Name\": \"a\", \"At\": \"2026-03-12T09:30:00.5-05:00\"} | {\"Name\":\"a\",\"At\":\"2026-03-12T14:30:00.000+0000\"}",
        "{\"Name\": \"a\", \"Day\": \"2026-03-12\"}       | {\"Name\":\"a\",\"Day\":\"2026-03-12\"}"})
    void isHeldToTheDescribe(String mapped, String held) {
        assertThat(guard("").hold(json(mapped), "id").fields()).hasToString(held);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"Email\": \"a@b.com\"}                          | REQUIRED_FIELD_MISSING | Thing.Name is required",
        "{\"Name\": \"a\", \"Email\": \"x12345678901234@b.com\"} | STRING_TOO_LONG | Thing.Email holds 20 characters",
        "{\"Name\": \"a\", \"Day\": \"12.3.2026\"}         | INVALID_DATE | Thing.Day takes a day as yyyy-MM-dd",
        "{\"Name\": \"a\", \"Count\": \"many\"}            | INVALID_TYPE | Thing.Count takes a double",
        "{\"Name\": [\"a\"]}                               | INVALID_TYPE | Thing.Name takes one value"})
    void orRefusedWithFieldAndFix(String mapped, String code, String reason) {
        assertThatThrownBy(() -> guard("").hold(json(mapped), "id")).isInstanceOfSatisfying(RecordRefusedException.class,
                refused -> assertThat(refused.code()).isEqualTo(code)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"Nmae\": \"a\", \"Email\": \"x\"} | maps Thing.Nmae, which Thing does not have or does not show to the logged-in user; did you mean Name?",
        "{\"Type\": \"a\"}                | maps Thing.Type, which Thing does not have or does not show to the logged-in user. To do:",
        "{\"Kind\": \"a\", \"Days\": \"x\"}  | maps Thing.Days, which Thing does not have or does not show to the logged-in user; did you mean Day?"})
    void aMistakeInTheMappingStopsTheRun(String mapped, String message) {
        assertThatThrownBy(() -> guard.checkFields(json(mapped))).isInstanceOf(MappingException.class)
                .hasMessageStartingWith("things.camel.yaml").hasMessageContaining(message);
    }

    @Test
    void aRequiredFieldThatIsNotMappedStopsTheRunUnlessItHasADefault() {
        assertThatThrownBy(() -> guard("").requireMapped((target, field) -> false)).isInstanceOf(MappingException.class)
                .hasMessageStartingWith("things.camel.yaml does not map Thing.Name, which every new Thing must have")
                .hasMessageContaining("To do: map it there, as in Name: ");
        guard("").requireMapped((target, field) -> field.equals("Name"));
    }

    @Test
    void whatIsOnlyCreatedMayHaveFieldsThatCannotBeUpdated() {
        guard("").checkFields(json("{\"Name\": \"a\", \"Kind\": \"b\"}"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void textIsNeverLongerThanItsFieldNorTornInTheMiddleOfACharacter(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("x");
        while (text.length() < 40) {
            text.appendCodePoint(random.nextBoolean() ? 0x1F600 + random.nextInt(60) : 'a' + random.nextInt(26));
        }
        ObjectNode mapped = JsonNodeFactory.instance.objectNode().put("Name", text.toString());
        String held = guard("").hold(mapped, "id").fields().path("Name").asText();
        assertThat(held.length()).as("seed %d", seed).isBetween(9, 10);
        assertThat(text.toString()).as("seed %d", seed).startsWith(held);
        assertThat(Character.isHighSurrogate(held.charAt(held.length() - 1))).as("seed %d", seed).isFalse();
    }
}
