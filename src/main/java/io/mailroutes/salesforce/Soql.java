package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * SOQL statements over lists of values that come from mail: every value is escaped, and a long list is spread over as
 * few statements as Salesforce takes.
 *
 * <p>A template says with {@code ?} where a value goes and with braces what is repeated for each:
 * {@code SELECT Id, Email FROM Contact WHERE Email IN ({'?',})} or {@code … WHERE {Website LIKE '%?%' OR }}; what stands
 * between the closing quote and the brace separates the repetitions.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">
 *      Quoted string escapes</a>
 * @see <a href="https://help.salesforce.com/s/articleView?id=000386440&amp;type=1">Maximum length for SOQL statements</a>
 */
public final class Soql {

    /** Salesforce takes 100,000 characters. */
    private static final int LONGEST = 95_000;
    /** So many rows come with the first page of an answer. */
    private static final int MOST_VALUES = 2_000;
    /** Each is held against every row of the object, and Salesforce gives up a query after two minutes. */
    private static final int MOST_PATTERNS = 500;

    private static final int MOST_HALVINGS = 6;

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
        return statements(template, values, 0);
    }

    /**
     * @param halvings how often statements were too much for Salesforce; each time they are half as long
     * @return the statements that together ask for all the values; none for no values
     */
    public List<String> statements(String template, Collection<String> values, int halvings) {
        int open = template.indexOf('{');
        int close = template.lastIndexOf('}');
        int quote = template.lastIndexOf('\'', close) + 1;
        if (open < 0 || close < quote || quote <= open) {
            throw new IllegalArgumentException("A SOQL template repeats a quoted value in braces, as in "
                    + "WHERE Email IN ({'?',}), but this one does not: " + template);
        }
        String item = template.substring(open + 1, quote);
        String separator = template.substring(quote, close);
        return new Spread(template.substring(0, open), item, separator, template.substring(close + 1))
                .over(values, halvings);
    }

    /** What comes before the values, with each, between two, and after them. */
    private record Spread(String head, String item, String separator, String tail) {

        List<String> over(Collection<String> values, int halvings) {
            int longest = LONGEST >> Math.min(halvings, MOST_HALVINGS);
            int most = (isPattern() ? MOST_PATTERNS : MOST_VALUES) >> Math.min(halvings, MOST_HALVINGS);
            List<String> statements = new ArrayList<>();
            List<String> items = new ArrayList<>();
            int length = head.length() + tail.length();
            for (String value : values) {
                String next = item.replace("?", isPattern() ? escapeLike(value) : escape(value));
                int cost = separator.length() + next.length();
                if (!items.isEmpty() && (items.size() >= most || length + cost > longest)) {
                    statements.add(statement(items));
                    items.clear();
                    length = head.length() + tail.length();
                }
                items.add(next);
                length += cost;
            }
            if (!items.isEmpty()) {
                statements.add(statement(items));
            }
            return statements;
        }

        private boolean isPattern() {
            return item.contains("LIKE");
        }

        private String statement(List<String> items) {
            return head + String.join(separator, items) + tail;
        }
    }
}
