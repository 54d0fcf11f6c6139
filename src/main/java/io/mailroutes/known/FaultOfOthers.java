package io.mailroutes.known;

import java.util.Set;

/** Reason codes of records that were refused because of others, which may be put right without them. */
public final class FaultOfOthers {

    private static final Set<String> CODES = Set.of("PARENT_REFUSED", "ROLLED_BACK");

    private FaultOfOthers() {
    }

    /** @return all of them */
    public static Set<String> codes() {
        return CODES;
    }
}
