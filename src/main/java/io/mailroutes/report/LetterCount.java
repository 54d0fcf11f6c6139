package io.mailroutes.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a replay did with one file of dead letters.
 *
 * @param file    its path
 * @param left    letters that left it
 * @param arrived of those, the ones whose record Salesforce has already, by another way
 * @param skipped letters that stay, because a run would leave them out as the settings and the mapping are now
 * @param refused letters that stay, because Salesforce or the mapping refused them again
 * @param waiting letters that stay, because the run did not come to them
 * @param added   new letters, of records that were refused and that no letter stood for
 * @param gone    whether the file is empty now, and deleted
 */
public record LetterCount(String file, long left, long arrived, long skipped, long refused, long waiting, long added, boolean gone) {

    /** How many letters of this replay are in the file afterwards. */
    public long stay() {
        return skipped + refused + waiting + added;
    }

    /** The same file in another mailbox of the same replay. */
    LetterCount plus(LetterCount other) {
        return new LetterCount(file, left + other.left, arrived + other.arrived, skipped + other.skipped, refused + other.refused,
                waiting + other.waiting, added + other.added, gone || other.gone);
    }

    /** @return one line for people */
    String text(boolean dryRun) {
        return String.format(Locale.ROOT, dryRun ? "%s: %d would leave it%s, %d would stay%s"
                : "%s: %d left it%s, %d stay%s", file, left,
                arrived == 0 ? "" : ", " + arrived + " of them had arrived another way", stay(), reasons())
                + (gone ? "; the file is empty and gone" : "");
    }

    private String reasons() {
        String reasons = Stream.of(reason(skipped, " left out, as said above"), reason(refused, " refused again"), reason(waiting, " not reached"),
                reason(added, " new, of records that these need")).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "" : " (" + reasons + ")";
    }

    private static String reason(long count, String what) {
        return count == 0 ? "" : count + what;
    }
}
