package io.mailroutes.deadletter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import io.mailroutes.deadletter.LetterFate.End;
import io.mailroutes.report.LetterCount;
import io.mailroutes.report.RunReport;

/** The letters of rows in one file that a replay is to send. */
public final class RowFile {

    private static final int ROWS_OF_A_LOAD = 100;

    private final Path path;
    private final List<WaitingRow> rows = new ArrayList<>();
    private boolean failed;

    RowFile(Path path) {
        this.path = path;
    }

    /** Reads the letters that have one of these codes. Rows that may have arrived are left alone by a replay of this name. */
    void read(List<String> only, String run) {
        rows.clear();
        LetterFiles.forEachLine(path, (number, line) -> {
            Letter letter = row(line);
            if (letter == null || !letter.isOf(only)) {
                return;
            }
            WaitingRow row = new WaitingRow(number, line, letter);
            rows.add(row);
            if (letter.isInDoubt(run)) {
                row.ends(End.IN_DOUBT, "");
            }
        });
    }

    /** Tells which rows may have arrived. */
    void tellDoubts(RunReport report) {
        rows.stream().filter(row -> row.fate().end() == End.IN_DOUBT).forEach(row -> report.warn(path + ", line "
                + row.line() + " stays: a replay that did not end may have created its record. To do: look in "
                + row.letter().object() + ", then delete the line or its field \"sending\"."));
    }

    private static Letter row(byte[] line) {
        try {
            Letter letter = Letter.parse(line);
            return letter.isRow() ? letter : null;
        } catch (NoLetterException e) {
            // Told when the replay began.
            return null;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Marks rows that are created, so that a replay after a dead one does not create them again.
     *
     * @return whether there are any, so that the file is another now
     */
    boolean mark(String run) throws IOException {
        List<LetterFate> marks = waiting().filter(row -> row.letter().externalId().isEmpty())
                .map(row -> row.sending(run)).toList();
        if (!marks.isEmpty()) {
            new LetterRewrite(path, marks.iterator(), 0).write();
        }
        return !marks.isEmpty();
    }

    private Stream<WaitingRow> waiting() {
        return rows.stream().filter(row -> row.fate().end() == End.NOT_REACHED);
    }

    /** @param together whether all that go to one object are one. @return what is sent; nothing more after a load that failed */
    Iterator<RowBatch> batches(boolean together) {
        Map<String, List<WaitingRow>> targets = new TreeMap<>();
        newest().forEach(row -> targets.computeIfAbsent(row.letter().object() + '\t' + row.letter().externalId(),
                target -> new ArrayList<>()).add(row));
        Iterator<List<WaitingRow>> parts = Iterators.concat(Iterators.transform(targets.values().iterator(),
                target -> Lists.partition(target, together ? target.size() : ROWS_OF_A_LOAD).iterator()));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !failed && parts.hasNext();
            }

            @Override
            public RowBatch next() {
                return new RowBatch(parts.next());
            }
        };
    }

    // Two letters of one record in one call would both be refused.
    private Iterable<WaitingRow> newest() {
        Map<String, WaitingRow> records = new LinkedHashMap<>();
        waiting().forEach(row -> records.merge(row.record(), row, (older, newer) -> newer.inPlaceOf(older)));
        return Collections.unmodifiableCollection(records.values());
    }

    void failed() {
        failed = true;
    }

    /** @return what a replay would do that writes nothing */
    LetterCount count() {
        return rewrite().count();
    }

    /** Brings the file up to date. @return what was done */
    LetterCount finish() throws IOException {
        return rewrite().write();
    }

    private LetterRewrite rewrite() {
        return new LetterRewrite(path, rows.stream().map(WaitingRow::fate).iterator(), 0);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
