package io.mailroutes.localorg.soql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/** Looks at the backslashes in a query's texts before the grammar does, which is that of Apex and knows fewer of them. */
final class Escapes {

    private static final Pattern LEGAL = Pattern.compile("\\\\(?:[\"'\\\\_%nNrRtTbBfF]|[uU][0-9a-fA-F]{4})");

    private final SoqlText soql;
    private final StringBuilder text;

    private Escapes(SoqlText soql) {
        this.soql = soql;
        this.text = new StringBuilder(soql.text());
    }

    /**
     * The query with the escapes of its wildcards in a form that the grammar lets pass; its length stays the same.
     *
     * @param wildcardEscape stands for the backslash before a wildcard
     */
    static String protectWildcards(SoqlText soql, char wildcardEscape) {
        Escapes escapes = new Escapes(soql);
        escapes.protect(wildcardEscape);
        return escapes.text.toString();
    }

    private void protect(char wildcardEscape) {
        int quote = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quote = quote < 0 ? i : -1;
            } else if (quote >= 0 && text.charAt(i) == '\\' && i + 1 < text.length()) {
                check(i, quote);
                if ("_%".indexOf(text.charAt(i + 1)) >= 0) {
                    text.setCharAt(i, wildcardEscape);
                }
                i++;
            }
        }
    }

    private void check(int at, int quote) {
        Matcher legal = LEGAL.matcher(text).region(at, text.length());
        if (!legal.lookingAt()) {
            throw illegal(at, quote);
        }
    }

    private ApiException illegal(int at, int quote) {
        String original = soql.text();
        int end = original.indexOf('\'', at + 2);
        String literal = original.substring(quote + 1, end < 0 ? original.length() : end);
        String before = original.substring(0, quote);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return soql.error("MALFORMED_QUERY", line, quote - before.lastIndexOf('\n') - 1, "Invalid string literal '" + literal
                + "'. Illegal character sequence '\\" + original.charAt(at + 1) + "' in string literal.");
    }
}
