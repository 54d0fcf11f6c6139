package io.mailroutes.deadletter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The dead letters that wait, by the reason for which their records were refused. */
public final class LetterList {

    private static final String ENDING = ".jsonl";

    private final Map<String, Reason> reasons = new TreeMap<>();
    private long others;

    /** All letters of one reason code. */
    private static final class Reason {
        private final Set<String> kinds = new TreeSet<>();
        private final Set<String> files = new TreeSet<>();
        private final String first;
        private long count;

        private Reason(String first) {
            this.first = first;
        }
    }

    /**
     * @param fileOrFolder a file of dead letters, or a folder of them that need not be there
     * @param only         codes to list; none for all
     * @throws ReplayException when it cannot be read
     */
    public static LetterList of(Path fileOrFolder, List<String> only) {
        LetterList list = new LetterList();
        files(fileOrFolder).forEach(file -> LetterFiles.forEachLine(file, (number, line) -> list.add(file, line, only)));
        return list;
    }

    /** @return how many letters a folder has that are of other runs than this one */
    public static long waiting(Path folder, String run) {
        long[] count = {0};
        files(folder).stream().filter(file -> !file.endsWith(run + ENDING))
                .forEach(file -> LetterFiles.forEachLine(file, (number, line) -> count[0]++));
        return count[0];
    }

    private static List<Path> files(Path fileOrFolder) {
        return fileOrFolder.toString().endsWith(ENDING) || Files.exists(fileOrFolder) ? LetterFiles.of(fileOrFolder) : List.of();
    }

    private void add(Path file, byte[] line, List<String> only) {
        try {
            Letter letter = Letter.parse(line);
            if (letter.isOf(only)) {
                Reason reason = reasons.computeIfAbsent(letter.document().path("code").asText(),
                        code -> new Reason(letter.document().path("reason").asText()));
                reason.count++;
                reason.kinds.add(letter.isRow() ? letter.object() : letter.kind());
                reason.files.add(file.toString());
            }
        } catch (NoLetterException e) {
            others++;
        }
    }

    /** @return several lines, without one at the end */
    public String text() {
        List<String> lines = new ArrayList<>();
        reasons.entrySet().stream().sorted((one, other) -> Long.compare(other.getValue().count, one.getValue().count))
                .forEach(each -> {
                    Reason reason = each.getValue();
                    lines.add(each.getKey() + " " + reason.count + " (" + String.join(", ", reason.kinds) + ")");
                    lines.add("  as in: " + reason.first);
                    lines.add("  in " + String.join(", ", reason.files));
                });
        if (others > 0) {
            lines.add(others + " lines are no dead letters; replay tells which and why");
        }
        return lines.isEmpty() ? "No dead letter waits." : String.join(System.lineSeparator(), lines);
    }
}
