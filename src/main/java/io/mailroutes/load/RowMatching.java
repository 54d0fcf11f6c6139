package io.mailroutes.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds for each row of an ingest job's results the record that it tells of. The rows come in any order, and have nothing
 * but the values that were sent; an org may hand these back trimmed, shortened, or with other characters. So a row is
 * first matched by its values as they are, then by their letters and digits alone, and then by those columns only that
 * came back as they were sent.
 *
 * @param <T> what a record is
 */
final class RowMatching<T> {

    private final List<String> header;
    private final Function<T, ObjectNode> fields;
    private final Map<T, Outcome> matched = new IdentityHashMap<>();
    private List<T> open;
    private List<ResultRow> rows;

    private RowMatching(List<String> header, Function<T, ObjectNode> fields, List<T> open, Collection<ResultRow> rows) {
        this.header = header;
        this.fields = fields;
        this.open = open;
        this.rows = List.copyOf(rows);
    }

    /**
     * @param header  the columns that the job was sent
     * @param fields  what was sent of a record
     * @param records that the job was sent
     * @param rows    of its result files
     * @param areAll  whether these are all files; else more records than rows may look alike
     */
    static <T> RowMatching<T> of(List<String> header, Function<T, ObjectNode> fields, List<T> records,
            Collection<ResultRow> rows, boolean areAll) {
        RowMatching<T> matching = new RowMatching<>(header, fields, records, rows);
        BiPredicate<Deque<T>, List<ResultRow>> sure = areAll ? RowMatching::isSure
                : (candidates, told) -> told.size() <= candidates.size();
        matching.match(header, value -> value, (candidates, told) -> true);
        matching.match(header, RowMatching::plain, sure);
        matching.match(matching.stable(), RowMatching::plain, sure);
        // What is left over has to be what is left over, whatever became of its values.
        matching.match(List.of(), value -> value, RowMatching::isSure);
        return matching;
    }

    /** @return what became of the records of which a row told */
    Map<T, Outcome> matched() {
        return matched;
    }

    /** @return the records of which no row told */
    List<T> open() {
        return open;
    }

    /** @return the rows of which it cannot be found out what record they tell of */
    List<ResultRow> unmatched() {
        return rows;
    }

    // Several that look alike may stand for each other where the same became of all of them.
    private static boolean isSure(Deque<?> candidates, List<ResultRow> told) {
        return candidates.size() == told.size() && (told.size() == 1
                || told.stream().map(row -> row.outcome().result()).distinct().count() == 1
                        && !told.get(0).outcome().isRefused());
    }

    private void match(List<String> columns, UnaryOperator<String> form, BiPredicate<Deque<T>, List<ResultRow>> sure) {
        if (rows.isEmpty()) {
            return;
        }
        Map<List<String>, Deque<T>> records = new HashMap<>();
        open.forEach(record -> records.computeIfAbsent(values(columns, form, record), values -> new ArrayDeque<>(1))
                .add(record));
        Map<List<String>, List<ResultRow>> told = new HashMap<>();
        rows.forEach(row -> told.computeIfAbsent(formed(row.values(columns), form), values -> new ArrayList<>(1)).add(row));
        List<ResultRow> left = new ArrayList<>();
        told.forEach((values, some) -> {
            Deque<T> candidates = records.getOrDefault(values, new ArrayDeque<>());
            boolean isSure = sure.test(candidates, some);
            for (ResultRow row : some) {
                if (isSure && !candidates.isEmpty()) {
                    matched.put(candidates.poll(), row.outcome());
                } else {
                    left.add(row);
                }
            }
        });
        open = open.stream().filter(record -> !matched.containsKey(record)).toList();
        rows = left;
    }

    private List<String> values(List<String> columns, UnaryOperator<String> form, T record) {
        return formed(IngestJobs.values(columns, fields.apply(record)), form);
    }

    private static List<String> formed(List<String> values, UnaryOperator<String> form) {
        return values.stream().map(form).toList();
    }

    // The columns of which what came back is what was sent: nothing is there that no open record has.
    private List<String> stable() {
        return rows.isEmpty() ? List.of() : header.stream().filter(column -> {
            Map<List<String>, Integer> sent = new HashMap<>();
            open.forEach(record -> sent.merge(values(List.of(column), RowMatching::plain, record), 1, Integer::sum));
            return rows.stream().allMatch(row -> sent.merge(formed(row.values(List.of(column)), RowMatching::plain), -1,
                    Integer::sum) >= 0);
        }).toList();
    }

    private static String plain(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * A row of a result file.
     *
     * @param columns what it has
     * @param outcome what it says
     */
    record ResultRow(CSVRecord columns, Outcome outcome) {

        private List<String> values(List<String> header) {
            return header.stream().map(column -> columns.isSet(column) ? columns.get(column) : "").toList();
        }
    }
}
