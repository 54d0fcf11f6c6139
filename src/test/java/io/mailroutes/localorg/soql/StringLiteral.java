package io.mailroutes.localorg.soql;

import java.util.Map;

import org.antlr.v4.runtime.ParserRuleContext;

/** A text in quotes, with Salesforce's escapes. */
final class StringLiteral {

    private static final Map<Character, String> ESCAPES = Map.of('n', "\n", 'r', "\r", 't', "\t", 'b', "\b", 'f', "\f",
            '"', "\"", '\'', "'", '\\', "\\");
    private static final int UNICODE_DIGITS = 4;
    /** Stands for the backslash of an escaped wildcard, which the grammar, being that of Apex, does not know. */
    private static final char WILDCARD_ESCAPE = '\uE001';

    private final SoqlText soql;
    private final ParserRuleContext at;
    private final String text;

    StringLiteral(SoqlText soql, ParserRuleContext at) {
        this.soql = soql;
        this.at = at;
        this.text = at.getText().substring(1, at.getText().length() - 1);
    }

    /** The query with the escapes of its wildcards in a form that the grammar lets pass; its length stays the same. */
    static String protectWildcards(String query) {
        StringBuilder text = new StringBuilder(query);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < text.length()) {
                boolean wildcard = "_%".indexOf(text.charAt(i + 1)) >= 0;
                text.setCharAt(i, wildcard ? WILDCARD_ESCAPE : c);
                i++;
            }
        }
        return text.toString();
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

    private String escape(char escaped, boolean pattern) {
        if (pattern && escaped == '\\') {
            return "\\\\";
        }
        String plain = ESCAPES.get(escaped);
        if (plain == null) {
            plain = ESCAPES.get(Character.toLowerCase(escaped));
        }
        if (plain == null) {
            throw soql.malformed(at, "Illegal character sequence '\\" + escaped + "' in string literal");
        }
        return plain;
    }
}
