package io.mailroutes.nylas;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Finds the JSON array in what the CLI printed, which may have lines of its own before it, as of a newer version. The
 * array begins at the beginning of a line, and holds objects or nothing.
 */
final class PrintedArray {

    private static final int AHEAD = 64;
    private static final int MOST_SHOWN = 200;

    private final PushbackInputStream printed;
    private final StringBuilder before = new StringBuilder();
    private long skipped;

    /** @param printed read up to the array, or to its end when there is none */
    PrintedArray(InputStream printed) {
        this.printed = new PushbackInputStream(printed, AHEAD);
    }

    /** @return what is printed from the array on; where there is none, nothing */
    InputStream find() throws IOException {
        boolean lineBegins = true;
        while (!lineBegins || !isArray(peek())) {
            int next = printed.read();
            if (next < 0) {
                return printed;
            }
            skipped++;
            // White space at the beginning of a line is no text.
            lineBegins = next == '\n' || next == '\r' || lineBegins && (Character.isWhitespace(next) || isMark(next));
            if (before.length() < MOST_SHOWN) {
                before.append((char) next);
            }
        }
        return printed;
    }

    /** @return how many bytes stand before the array */
    long skipped() {
        return skipped;
    }

    /** @return the first text that stands before the array, in one line; empty for none */
    String before() {
        return oneLine(before.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @return some of what is left, in one line; empty for nothing but white space */
    static String rest(InputStream left) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int next = left.read(); next >= 0 && rest.length() < MOST_SHOWN; next = left.read()) {
            if (!rest.isEmpty() || !Character.isWhitespace(next)) {
                rest.append((char) next);
            }
        }
        return oneLine(rest.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String oneLine(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\ufeff", "").strip().replaceAll("\\s++", " ");
    }

    private byte[] peek() throws IOException {
        byte[] ahead = printed.readNBytes(AHEAD);
        printed.unread(ahead);
        return ahead;
    }

    // The three bytes of a byte order mark.
    private static boolean isMark(int next) {
        return next == 0xEF || next == 0xBB || next == 0xBF;
    }

    // The CLI prints null for a list of nothing, too.
    private static boolean isArray(byte[] ahead) {
        String text = new String(ahead, StandardCharsets.ISO_8859_1);
        String inside = text.startsWith("[") ? text.substring(1).stripLeading() : "no array";
        return inside.isEmpty() || inside.startsWith("{") || inside.startsWith("]")
                || text.startsWith("null") && text.substring(4, Math.min(5, text.length())).isBlank();
    }
}
