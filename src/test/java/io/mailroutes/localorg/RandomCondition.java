package io.mailroutes.localorg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition made up by chance, as SOQL and as Java, which are to agree.
 *
 * @param test of a row, which is a map from names as in the query; empty fields are missing
 */
record RandomCondition(String soql, Predicate<Map<String, Object>> test) {

    private static final List<String> TEXT_FIELDS = List.of("LastName", "Title", "Account.Name");
    private static final List<String> TEXTS = List.of("a", "A", "b", "ab", "a b", "B%", "a_b", "it's", "back\\slash", "");
    private static final List<String> PATTERNS = List.of("a%", "%B", "_", "a_b", "%s%", "A\\_%", "%\\%", "%");
    private static final int DEPTH = 3;

    /** Makes conditions from one source of chance. */
    record Maker(Random random) {

        RandomCondition any() {
            return any(DEPTH);
        }

        private RandomCondition any(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(5)) {
                case 1 -> not(any(depth - 1));
                case 2 -> both(any(depth - 1), any(depth - 1));
                case 3 -> either(any(depth - 1), any(depth - 1));
                default -> comparison();
            };
        }

        private static RandomCondition not(RandomCondition one) {
            return new RandomCondition("(NOT (" + one.soql() + "))", one.test().negate());
        }

        private static RandomCondition both(RandomCondition one, RandomCondition other) {
            return new RandomCondition("(" + one.soql() + " AND " + other.soql() + ")", one.test().and(other.test()));
        }

        private static RandomCondition either(RandomCondition one, RandomCondition other) {
            return new RandomCondition("(" + one.soql() + " OR " + other.soql() + ")", one.test().or(other.test()));
        }

        private RandomCondition comparison() {
            return switch (random.nextInt(7)) {
                case 0 -> flag();
                case 1 -> ordered("Birthdate", LocalDate.of(2000, 1 + random.nextInt(3), 1 + random.nextInt(3)));
                case 2 -> ordered("Account.NumberOfEmployees", random.nextInt(4));
                case 3 -> list();
                case 4 -> like();
                case 5 -> empty();
                default -> text();
            };
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private RandomCondition flag() {
            boolean wanted = random.nextBoolean();
            boolean equal = random.nextBoolean();
            return new RandomCondition("DoNotCall " + (equal ? "=" : "!=") + " " + wanted,
                    row -> Boolean.TRUE.equals(row.get("DoNotCall")) == (wanted == equal));
        }

        private RandomCondition empty() {
            String field = pick(List.of("Title", "Account.Name", "Birthdate", "Account.NumberOfEmployees"));
            boolean equal = random.nextBoolean();
            return new RandomCondition(field + (equal ? " = NULL" : " != null"), row -> row.containsKey(field) != equal);
        }

        private RandomCondition text() {
            String field = pick(TEXT_FIELDS);
            String value = pick(TEXTS);
            if (value.isEmpty()) {
                return new RandomCondition(field + " = ''", row -> !row.containsKey(field));
            }
            return compare(field, quote(value), value.toLowerCase(), lower(field));
        }

        private RandomCondition ordered(String field, Comparable<?> value) {
            return compare(field, value.toString(), value, row -> row.get(field));
        }

        private RandomCondition compare(String field, String literal, Object value,
                                        Function<Map<String, Object>, Object> read) {
            String operator = pick(List.of("=", "!=", "<>", "<", "<=", ">", ">="));
            BiPredicate<Object, Object> holds = (left, right) -> holds(operator, left, right);
            return new RandomCondition(field + " " + operator + " " + literal, row -> holds.test(read.apply(row), value));
        }

        /** A field that is empty differs from every value, and is neither smaller nor greater. */
        @SuppressWarnings("unchecked")
        private static boolean holds(String operator, Object left, Object right) {
            if (left == null) {
                return "!=".equals(operator) || "<>".equals(operator);
            }
            int order = ((Comparable<Object>) left).compareTo(right);
            return switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order != 0;
            };
        }

        private RandomCondition list() {
            String field = pick(TEXT_FIELDS);
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                values.add(pick(TEXTS.subList(0, TEXTS.size() - 1)));
            }
            boolean in = random.nextBoolean();
            String soql = field + (in ? " IN (" : " NOT IN (")
                    + values.stream().map(Maker::quote).collect(Collectors.joining(", ")) + ")";
            return new RandomCondition(soql, row ->
                    values.stream().anyMatch(value -> value.toLowerCase().equals(lower(field).apply(row))) == in);
        }

        private RandomCondition like() {
            String field = pick(TEXT_FIELDS);
            String pattern = pick(PATTERNS);
            Pattern regex = Pattern.compile(regex(pattern), Pattern.CASE_INSENSITIVE);
            return new RandomCondition(field + " LIKE '" + pattern + "'",
                    row -> row.containsKey(field) && regex.matcher((String) row.get(field)).matches());
        }

        private static String regex(String pattern) {
            return Pattern.quote(pattern).replace("\\_", "\\E[_]\\Q").replace("\\%", "\\E[%]\\Q")
                    .replaceAll("(?<!\\[)%(?!\\])", "\\\\E.*\\\\Q").replaceAll("(?<!\\[)_(?!\\])", "\\\\E.\\\\Q");
        }

        private static Function<Map<String, Object>, Object> lower(String field) {
            return row -> row.containsKey(field) ? row.get(field).toString().toLowerCase() : null;
        }

        private static String quote(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }
}
