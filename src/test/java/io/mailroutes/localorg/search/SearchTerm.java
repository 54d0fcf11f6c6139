package io.mailroutes.localorg.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/**
 * What stands between the braces of {@code FIND}: words and phrases in quotes, with {@code *} and {@code ?} for letters
 * that may be any, joined by AND, OR and AND NOT. Words side by side must all be there, each in whatever field.
 */
final class SearchTerm {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:\\\\.|[^\"\\\\])*\"|[()]|(?:\\\\.|[^\\s()\"\\\\])+)");
    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final int SHORTEST = 2;

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private SearchTerm(String term) {
        Matcher matcher = TOKEN.matcher(term);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), term.length());
        }
    }

    /** @return tells of the values of a record's fields whether it is one that is looked for */
    static Predicate<List<String>> parse(String term) {
        if (term.strip().replaceAll("[*?\"]", "").length() < SHORTEST) {
            throw ApiException.badRequest("INVALID_SEARCH", "search term must be longer than one character: " + term);
        }
        SearchTerm parser = new SearchTerm(term);
        Predicate<List<String>> whole = parser.alternatives();
        if (parser.next < parser.tokens.size()) {
            throw malformed(parser.tokens.get(parser.next));
        }
        return whole;
    }

    private static ApiException malformed(String token) {
        return ApiException.badRequest("MALFORMED_SEARCH", "unexpected token: " + token);
    }

    private boolean take(String word) {
        boolean there = next < tokens.size() && tokens.get(next).toUpperCase(Locale.ROOT).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private Predicate<List<String>> alternatives() {
        Predicate<List<String>> any = all();
        while (take("OR")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<List<String>> all() {
        Predicate<List<String>> all = one();
        while (next < tokens.size() && !List.of("OR", ")").contains(tokens.get(next).toUpperCase(Locale.ROOT))) {
            take("AND");
            all = all.and(one());
        }
        return all;
    }

    private Predicate<List<String>> one() {
        if (take("NOT")) {
            return one().negate();
        }
        if (take("(")) {
            Predicate<List<String>> inside = alternatives();
            if (!take(")")) {
                throw malformed("<EOF>");
            }
            return inside;
        }
        if (next == tokens.size()) {
            throw malformed("<EOF>");
        }
        Pattern pattern = pattern(tokens.get(next++));
        return values -> values.stream().anyMatch(value -> pattern.matcher(value).find());
    }

    private static Pattern pattern(String token) {
        String text = token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
        StringBuilder regex = new StringBuilder("(?<!" + LETTER + ")");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = c == '\\' && i + 1 < text.length();
            regex.append(!escaped && c == '*' ? "\\S*" : !escaped && c == '?' ? "\\S"
                    : Pattern.quote(String.valueOf(escaped ? text.charAt(++i) : c)));
        }
        return Pattern.compile(regex + "(?!" + LETTER + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
