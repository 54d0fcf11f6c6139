package io.mailroutes.localmailbox;

import java.io.PrintStream;

/** Counts the items fetched, on stderr when there may be more than one page of them, as the CLI does. */
final class Counter {

    private final PrintStream err;
    private final boolean isShown;
    private long count;

    Counter(PrintStream err, boolean isShown) {
        this.err = err;
        this.isShown = isShown;
    }

    /** @return how many there are with this one */
    long next() {
        count++;
        if (isShown) {
            err.print("\rFetching items: " + count);
        }
        return count;
    }

    long count() {
        return count;
    }

    void finish() {
        if (isShown) {
            err.print('\n');
        }
    }
}
