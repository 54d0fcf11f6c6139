package io.mailroutes.localmailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Writes JSON as Go's encoder does with an indentation of two spaces: {@code <}, {@code >}, {@code &} and the two
 * Unicode line separators escaped, empty arrays and objects closed at once. Nothing but the buffer is kept in memory.
 */
final class GoJson {

    private static final int BUFFER = 1 << 16;
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final Map<Character, String> SHORT =
            Map.of('"', "\\\"", '\\', "\\\\", '\b', "\\b", '\f', "\\f", '\n', "\\n", '\r', "\\r", '\t', "\\t");

    // By bytes, where Java compares UTF-16: an emoji comes after every character of the basic plane.
    private static final Comparator<String> AS_GO_SORTS =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final OutputStream out;
    private final StringBuilder buffer = new StringBuilder(BUFFER);
    private int depth;
    private boolean isEmpty;

    GoJson(OutputStream out) {
        this.out = out;
    }

    void startArray() {
        start("[");
    }

    void endArray() {
        end("]");
    }

    void startObject() {
        start("{");
    }

    void endObject() {
        end("}");
    }

    /** Announces an array's next item. */
    void item() {
        if (!isEmpty) {
            raw(",");
        }
        isEmpty = false;
        newLine();
    }

    /** Announces an object's next field. */
    void name(String name) {
        item();
        text(name);
        raw(": ");
    }

    void text(String text) {
        raw("\"");
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escape(text, i);
            if (escaped != null) {
                buffer.append(text, done, i);
                raw(escaped);
                done = i + 1;
            }
        }
        buffer.append(text, done, text.length());
        raw("\"");
    }

    /** Writes what is no string and no container. */
    void literal(String literal) {
        raw(literal);
    }

    /** Writes any value as it came; the keys of an object are sorted, as Go sorts a map's. */
    void value(JsonNode value) {
        if (value.isObject()) {
            startObject();
            value.properties().stream().sorted(Map.Entry.comparingByKey(AS_GO_SORTS)).forEach(field -> {
                name(field.getKey());
                value(field.getValue());
            });
            endObject();
        } else if (value.isTextual()) {
            text(value.textValue());
        } else {
            literal(value.toString());
        }
    }

    /** The line break after a document. */
    void endDocument() {
        raw("\n");
    }

    void flush() {
        try {
            out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            buffer.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String bracket) {
        raw(bracket);
        depth++;
        isEmpty = true;
    }

    private void end(String bracket) {
        depth--;
        if (!isEmpty) {
            newLine();
        }
        isEmpty = false;
        raw(bracket);
    }

    private void newLine() {
        if (buffer.length() > BUFFER) {
            flush();
        }
        raw("\n");
        for (int i = 0; i < depth; i++) {
            raw("  ");
        }
    }

    /** What stands for the character at i, or null when it stands for itself. */
    private static String escape(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ' && c < '\u2028' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&') {
            return null;
        }
        if (SHORT.containsKey(c)) {
            return SHORT.get(c);
        }
        if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            return "\\u" + HEX[c >> 12] + HEX[c >> 8 & 15] + HEX[c >> 4 & 15] + HEX[c & 15];
        }
        return isHalfOfAPair(text, i) ? "\ufffd" : null;
    }

    private static boolean isHalfOfAPair(String text, int i) {
        char c = text.charAt(i);
        boolean isPaired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return Character.isSurrogate(c) && !isPaired;
    }

    private void raw(String text) {
        buffer.append(text);
    }
}
