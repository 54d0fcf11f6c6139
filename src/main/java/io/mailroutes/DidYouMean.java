package io.mailroutes;

import java.util.Collection;

import io.mailroutes.mapping.ClosestName;

/** The hint in an error that names what somebody mistyped. */
final class DidYouMean {

    private DidYouMean() {
    }

    /** @return the end of the sentence: a question after the nearest name, or a full stop where there is none */
    static String of(String wrong, Collection<String> names) {
        return names.isEmpty() ? ". " : "; did you mean " + ClosestName.to(wrong, names) + "? ";
    }
}
