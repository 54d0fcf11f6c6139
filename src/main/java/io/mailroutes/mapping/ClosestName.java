package io.mailroutes.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** "Did you mean": the name that is nearest to a mistyped one. */
public final class ClosestName {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private ClosestName() {
    }

    /** @return the nearest of the names; the names must not be empty */
    public static String to(String wrong, Collection<String> names) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        return names.stream()
                .max(Comparator.comparingDouble(name -> SIMILARITY.apply(lower, name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }
}
