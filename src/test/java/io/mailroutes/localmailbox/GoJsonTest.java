package io.mailroutes.localmailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoJsonTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GoJson json = new GoJson(out);

    @ParameterizedTest
    @MethodSource
    void writesText(String text, String written) {
        json.text(text);

        assertThat(written()).isEqualTo("\"" + written + "\"");
    }

    private static Stream<Arguments> writesText() {
        return Stream.of(
                arguments("<a href='x'>&", "\\u003ca href='x'\\u003e\\u0026"),
                arguments("\"\\/|", "\\\"\\\\/|"),
                arguments("\b\f\n\r\t", "\\b\\f\\n\\r\\t"),
                arguments("\u0000\u001f\u007f", "\\u0000\\u001f\u007f"),
                arguments("\u2027\u2028\u2029\u202a", "\u2027\\u2028\\u2029\u202a"),
                arguments("\ud83d\ude00", "\ud83d\ude00"),
                arguments("cut \ud83d", "cut \ufffd"),
                arguments("\ude00 cut", "\ufffd cut"));
    }

    @Test
    void sortsTheFieldsOfAValueByTheirBytes() {
        ObjectNode value = new ObjectMapper().createObjectNode().put("\ud83d\ude00", 3).put("\uff5e", 2).put("a", 1);

        json.value(value);

        assertThat(written()).isEqualTo("{\n  \"a\": 1,\n  \"\uff5e\": 2,\n  \"\ud83d\ude00\": 3\n}");
    }

    @Test
    void closesAnEmptyContainerAtOnce() {
        json.startArray();
        json.endArray();

        assertThat(written()).isEqualTo("[]");
    }

    private String written() {
        json.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
