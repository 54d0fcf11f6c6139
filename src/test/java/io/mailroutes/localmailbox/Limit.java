package io.mailroutes.localmailbox;

/**
 * How many items a command asks for. Up to 200 it is one request; from there on the CLI fetches page after page, counts
 * them on stderr, and has {@code null} instead of {@code []} when nothing came.
 *
 * @param most    0 for all of them
 * @param isPaged whether more than one request may be needed
 */
record Limit(long most, boolean isPaged) {

    private static final int PAGE = 200;

    /**
     * The limit that a command line sets.
     *
     * @param otherwise when it sets none
     * @param forZero   when it sets one that asks for nothing
     */
    static Limit of(CommandLine line, long otherwise, long forZero) {
        long limit = line.number("limit", otherwise);
        return new Limit(limit > 0 ? limit : forZero, limit > PAGE);
    }

    /** Likewise for the command that also takes {@code --all} and {@code --max}. */
    static Limit ofAll(CommandLine line, long otherwise, long forZero) {
        return line.isOn("all") ? new Limit(line.number("max", 0), true) : of(line, otherwise, forZero);
    }

    /** How many items are fetched: whole pages, of which the last may be cut after it has come. */
    long fetched() {
        if (most <= 0) {
            return Long.MAX_VALUE;
        }
        return isPaged ? (most + PAGE - 1) / PAGE * PAGE : most;
    }

    /** How many of those are printed. */
    long printed() {
        return most > 0 ? most : fetched();
    }
}
