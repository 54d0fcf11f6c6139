package io.mailroutes.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Did you mean": the name that somebody may have mistyped. */
public final class ClosestName {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private ClosestName() {
    }

    /** @return the nearest of the names; none where all are others and not mistyped */
    public static Optional<String> to(String wrong, Collection<String> names) {
        return names.stream().filter(name -> isLike(wrong, name))
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** @return the end of a sentence that names what is wrong: a question after the nearest name, or a full stop */
    public static String question(String wrong, Collection<String> names) {
        return to(wrong, names).map(name -> "; did you mean " + name + "? ").orElse(". ");
    }

    /** Whether one may be the other with a slip of the fingers; names that differ in a word are two. */
    static boolean isSlip(String wrong, String name) {
        int distance = distance(wrong, name);
        return distance <= Math.min(2, Math.max(wrong.length(), name.length()) / 4) || isSwap(wrong, name);
    }

    // Of three letters one may be another. Two that are swapped count as two, so they are looked for apart.
    private static boolean isLike(String wrong, String name) {
        int distance = distance(wrong, name);
        return distance * 3 <= Math.max(wrong.length(), name.length()) + 1 || isSwap(wrong, name);
    }

    private static boolean isSwap(String wrong, String name) {
        return distance(wrong, name) == 2 && letters(wrong).equals(letters(name));
    }

    private static List<Integer> letters(String name) {
        return name.toLowerCase(Locale.ROOT).chars().sorted().boxed().toList();
    }

    private static int distance(String wrong, String name) {
        return DISTANCE.apply(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
