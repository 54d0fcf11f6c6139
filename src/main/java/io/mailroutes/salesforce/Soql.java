package io.mailroutes.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * SOQL statements over lists of values that come from mail: every value is escaped, and a long list is spread over as
 * few statements as the URL of a query allows.
 *
 * <p>A template says with {@code ?} where a value goes and with braces what is repeated for each:
 * {@code SELECT Id, Email FROM Contact WHERE Email IN ({'?',})} or {@code … WHERE {Website LIKE '%?%' OR }}; what stands
 * between the closing quote and the brace separates the repetitions.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">
 *      Quoted string escapes</a>
 */
public final class Soql {

    /** Salesforce takes 16 KB of URL; the rest is for host, path and header. */
    private static final int LONGEST_URL = 12_000;

    private final int longestUrl;

    public Soql() {
        this(LONGEST_URL);
    }

    Soql(int longestUrl) {
        this.longestUrl = longestUrl;
    }

    /** @return the text safe to stand between single quotes */
    public static String escape(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** @return the text safe in a LIKE pattern between single quotes, where {@code %} and {@code _} stand for themselves */
    public static String escapeLike(String value) {
        return escape(value).replace("%", "\\%").replace("_", "\\_");
    }

    /** @return the statements that together ask for all the values; none for no values */
    public List<String> statements(String template, Collection<String> values) {
        int open = template.indexOf('{');
        int close = template.lastIndexOf('}');
        int quote = template.lastIndexOf('\'', close) + 1;
        if (open < 0 || close < quote || quote <= open) {
            throw new IllegalArgumentException("A SOQL template repeats a quoted value in braces, as in "
                    + "WHERE Email IN ({'?',}), but this one does not: " + template);
        }
        String item = template.substring(open + 1, quote);
        String separator = template.substring(quote, close);
        return spread(template.substring(0, open), item, separator, template.substring(close + 1), values);
    }

    private List<String> spread(String head, String item, String separator, String tail, Collection<String> values) {
        List<String> statements = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        int used = urlLength(head + tail);
        for (String value : values) {
            String next = item.replace("?", item.contains("LIKE") ? escapeLike(value) : escape(value));
            int cost = urlLength(separator + next);
            if (!list.isEmpty() && used + cost > longestUrl) {
                statements.add(head + list + tail);
                list.setLength(0);
                used = urlLength(head + tail);
            }
            list.append(list.isEmpty() ? "" : separator).append(next);
            used += cost;
        }
        if (!list.isEmpty()) {
            statements.add(head + list + tail);
        }
        return statements;
    }

    private static int urlLength(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length() + 2 * (int) text.chars()
                .filter(c -> c == ' ').count();
    }
}
