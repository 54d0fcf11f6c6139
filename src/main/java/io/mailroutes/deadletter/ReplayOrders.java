package io.mailroutes.deadletter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.MailboxOrder;
import io.mailroutes.run.RunOrder;
import org.apache.camel.ExchangeProperty;

/** What a replay begins with: whose dead letters there are. As the bean {@code mailroutesReplayOrders}. */
public final class ReplayOrders {

    /** What {@link RunOrder#letters()} is for all of the folder. */
    public static final String ALL = "*";

    private static final int MOST_WARNINGS = 10;

    private final Path folder;
    private final Kinds kinds;

    /** @param folder of the dead letters ({@code dead-letter.folder}) */
    public ReplayOrders(Path folder, Kinds kinds) {
        this.folder = folder;
        this.kinds = kinds;
    }

    /**
     * @param read what is read of a mailbox, separated by commas; letters may be of other kinds, too
     * @return one for each mailbox that has letters which are to be sent again
     * @throws ReplayException when there are neither these nor letters of rows
     */
    public List<MailboxOrder> of(@ExchangeProperty("report") RunReport report, @ExchangeProperty("order") RunOrder order,
            @ExchangeProperty("kinds") String read) {
        Path from = from(order);
        Found found = new Found();
        List<Path> files = files(order);
        List<String> names = Stream.concat(Arrays.stream(read.split(",")).map(String::strip),
                kinds.all().stream().map(Target::kind)).distinct().toList();
        files.forEach(each -> read(each, order.only(), names, found, report));
        if (found.addresses.isEmpty() && !found.rows) {
            throw new ReplayException(nothing(from, found, report));
        }
        RunOrder named = RunOrder.sendAgain(order.dryRun(), from.toString(), order.only());
        List<MailboxOrder> orders = new ArrayList<>();
        found.addresses.forEach((mailbox, address) -> orders.add(new MailboxOrder(report.run(), mailbox, address,
                address.isEmpty() ? mailbox : address, names, named)));
        return orders;
    }

    private Path from(RunOrder order) {
        return isAll(order) ? folder : Path.of(order.letters());
    }

    private static boolean isAll(RunOrder order) {
        return order.letters().isEmpty() || order.letters().equals(ALL);
    }

    /** @return the files that the order names */
    List<Path> files(RunOrder order) {
        return Files.isDirectory(from(order)) || !isAll(order) ? LetterFiles.of(from(order)) : List.of();
    }

    private static void read(Path file, List<String> only, List<String> kinds, Found found, RunReport report) {
        long[] wrong = {0};
        LetterFiles.forEachLine(file, (number, line) -> {
            try {
                Letter letter = Letter.parse(line);
                if (!letter.isRow()) {
                    letter.requireKind(kinds);
                }
                found.add(letter, only);
            } catch (NoLetterException e) {
                if (++wrong[0] <= MOST_WARNINGS) {
                    report.warn(file + ", line " + number + " stays as it is: " + e.getMessage());
                }
            }
        });
        if (wrong[0] > MOST_WARNINGS) {
            report.warn(file + " has " + (wrong[0] - MOST_WARNINGS) + " more lines that are no dead letters");
        }
        report.noLetters(wrong[0]);
    }

    private static String nothing(Path from, Found found, RunReport report) {
        if (!found.otherCodes.isEmpty()) {
            return "No dead letter in " + from + " has a code of --only. To do: choose among "
                    + String.join(", ", found.otherCodes.entrySet().stream()
                            .map(code -> code.getKey() + " (" + code.getValue() + ")").toList()) + ".";
        }
        return "There is no dead letter to send again in " + from + report.warnings().stream().findFirst()
                .map(first -> " (" + first + ")").orElse("") + ". To do: name another file, if there should be one.";
    }

    /** What a look through the files finds. */
    private static final class Found {

        private final Map<String, String> addresses = new LinkedHashMap<>();
        private final Map<String, Long> otherCodes = new TreeMap<>();
        private boolean rows;

        private void add(Letter letter, List<String> only) {
            if (letter.isOf(only) && letter.isRow()) {
                rows = true;
            } else if (letter.isOf(only)) {
                addresses.merge(letter.mailbox(), letter.mailboxAddress(), (one, other) -> one.isEmpty() ? other : one);
            } else {
                otherCodes.merge(letter.document().path("code").asText(), 1L, Long::sum);
            }
        }
    }
}
