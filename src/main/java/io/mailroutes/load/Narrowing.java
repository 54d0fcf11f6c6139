package io.mailroutes.load;

/**
 * Makes the calls of an attempt smaller that fail by something that they carry, until what is to blame stands alone. A
 * unit is to blame when Salesforce says so of a call that carries it alone, or when it fails alone again and again while
 * others arrive.
 */
final class Narrowing {

    private static final int TRIES_ALONE = 2;

    private int most = Integer.MAX_VALUE;
    private boolean begun;
    private boolean othersArrive;
    private int alone;
    private boolean toEnd;
    private Outcome verdict;

    /** How many units the next call may carry. */
    int most() {
        return most;
    }

    /** Whether what failed goes again after all others, which may tell more. */
    boolean isToEnd() {
        return toEnd;
    }

    /** What becomes of the unit that is to blame; null while it is not known which that is. */
    Outcome verdict() {
        return verdict;
    }

    /** A call is about to be made. */
    void begin() {
        verdict = null;
        toEnd = false;
    }

    /**
     * A call failed.
     *
     * @param units      that it carried
     * @param said       what Salesforce said
     * @param saysItself whether Salesforce refused what it read; else it may be out of order itself
     * @return whether something was learned by it, so that it does not count as a failure of the org
     */
    boolean failed(int units, Outcome said, boolean saysItself) {
        boolean first = !begun;
        begun = true;
        if (units > 1) {
            // Once more as it was, when it may be the org's bad moment.
            most = first && !saysItself ? units : Math.max(1, units / 2);
            toEnd = !first;
            return true;
        }
        alone++;
        if (saysItself || alone >= TRIES_ALONE && othersArrive) {
            verdict = said;
            alone = 0;
            return true;
        }
        toEnd = alone >= TRIES_ALONE;
        return false;
    }

    /** A call was answered. */
    void answered() {
        if (begun) {
            othersArrive = true;
            alone = 0;
            most = (int) Math.min(Integer.MAX_VALUE, most * 2L);
        }
    }
}
