package io.mailroutes.run;

import io.mailroutes.report.RunStoppedException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks runs to end at their next safe point. {@link StopWithContext} sets it when the Camel context is stopped or
 * suspended, and waits for the runs that are under way.
 */
public final class StopSignal {

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile CountDownLatch stopped;

    /** Called at every safe point. @throws RunStoppedException when the process was told to stop */
    public void check() {
        if (isSet()) {
            throw new RunStoppedException("the process was told to stop");
        }
    }

    public boolean isSet() {
        return stopped != null;
    }

    /** Runs may begin again. */
    public void clear() {
        stopped = null;
    }

    /** A run begins. */
    public void enter() {
        underWay.incrementAndGet();
    }

    /** A run has ended. */
    public void leave() {
        CountDownLatch waiting = stopped;
        if (underWay.decrementAndGet() == 0 && waiting != null) {
            waiting.countDown();
        }
    }

    /**
     * Sets the signal and waits for the runs under way.
     *
     * @param most how long at most
     * @return whether they ended in time
     */
    public boolean stop(Duration most) throws InterruptedException {
        stopped = new CountDownLatch(1);
        return underWay.get() == 0 || stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
