package io.mailroutes.localorg.soql;

import java.util.Map;

import org.antlr.v4.runtime.ParserRuleContext;

/** A text in quotes, with Salesforce's escapes. */
final class StringLiteral {

    private static final Map<Character, String> ESCAPES = Map.of('n', "\n", 'r', "\r", 't', "\t", 'b', "\b", 'f', "\f",
            '"', "\"", '\'', "'", '\\', "\\");
    private static final int UNICODE_DIGITS = 4;
    /** Stands for the backslash of an escaped wildcard, which the grammar, being that of Apex, does not know. */
    static final char WILDCARD_ESCAPE = '\uE001';

    private final String text;

    /** @param at the text with its quotes, whose escapes are known to be legal */
    StringLiteral(ParserRuleContext at) {
        this.text = at.getText().substring(1, at.getText().length() - 1);
    }

    String value() {
        return unescape(false);
    }

    /** For SQL's LIKE, whose wildcards are the same and whose escape is the backslash too. */
    String pattern() {
        return unescape(true);
    }

    private String unescape(boolean pattern) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(plain(c, pattern));
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'u' || escaped == 'U') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 1 + UNICODE_DIGITS), 16));
                i += UNICODE_DIGITS;
            } else {
                plain.append(escape(escaped, pattern));
            }
        }
        return plain.toString();
    }

    private static String plain(char c, boolean pattern) {
        if (c != WILDCARD_ESCAPE) {
            return String.valueOf(c);
        }
        return pattern ? "\\" : "";
    }

    private static String escape(char escaped, boolean pattern) {
        if (pattern && escaped == '\\') {
            return "\\\\";
        }
        String plain = ESCAPES.get(escaped);
        if (plain == null) {
            plain = ESCAPES.get(Character.toLowerCase(escaped));
        }
        return plain;
    }
}
