package io.mailroutes.report;

import java.util.Locale;

/**
 * What a replay did with one file of dead letters.
 *
 * @param file    its path
 * @param left    letters that left it
 * @param skipped of those, the ones that a run would not write as the settings and the mapping are now
 * @param refused letters that stay, because Salesforce or the mapping refused them again
 * @param waiting letters that stay, because the run did not come to them
 * @param added   new letters, of records that were refused and that no letter stood for
 * @param gone    whether the file is empty now, and deleted
 */
public record LetterCount(String file, long left, long skipped, long refused, long waiting, long added, boolean gone) {

    /** How many letters of this replay are in the file afterwards. */
    public long stay() {
        return refused + waiting + added;
    }

    /** The same file in another mailbox of the same replay. */
    LetterCount plus(LetterCount other) {
        return new LetterCount(file, left + other.left, skipped + other.skipped, refused + other.refused,
                waiting + other.waiting, added + other.added, gone || other.gone);
    }

    /** @return one line for people */
    String text(boolean dryRun) {
        return String.format(Locale.ROOT, dryRun ? "%s: %d would leave it%s, %d would stay%s"
                : "%s: %d left it%s, %d stay%s", file, left,
                skipped == 0 ? "" : ", " + skipped + " of them skipped as said above", stay(),
                details(refused + " refused again", refused, waiting + " not reached", waiting,
                        added + " new, of records that these need", added))
                + (gone ? "; the file is empty and gone" : "");
    }

    private static String details(String one, long first, String two, long second, String three, long third) {
        String all = (first == 0 ? "" : ", " + one) + (second == 0 ? "" : ", " + two) + (third == 0 ? "" : ", " + three);
        return all.isEmpty() ? "" : " (" + all.substring(2) + ")";
    }
}
