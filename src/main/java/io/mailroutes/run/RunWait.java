package io.mailroutes.run;

import java.time.Duration;

/** How long a run has been waiting for its mailboxes, by this process's own clock. */
public final class RunWait {

    private final String run;
    private final String queue;
    private final long begun = System.nanoTime();
    private long looked = begun;
    private long told = begun;

    /** @param queue where its mailboxes are, without what may be secret */
    RunWait(String run, String queue) {
        this.run = run;
        this.queue = queue;
    }

    String run() {
        return run;
    }

    String queue() {
        return queue;
    }

    boolean isLongerThan(Duration time) {
        return System.nanoTime() - begun > time.toNanos();
    }

    /** Whether it is time to look again for workers that are not heard of any more. */
    boolean isTimeToLook(Duration every) {
        boolean isTime = System.nanoTime() - looked >= every.toNanos();
        looked = isTime ? System.nanoTime() : looked;
        return isTime;
    }

    /** Whether it is time to say again how far the run is. */
    boolean isTimeToTell(Duration every) {
        boolean isTime = System.nanoTime() - told >= every.toNanos();
        told = isTime ? System.nanoTime() : told;
        return isTime;
    }
}
