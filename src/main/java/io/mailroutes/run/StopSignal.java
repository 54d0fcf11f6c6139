package io.mailroutes.run;

import io.mailroutes.report.RunStoppedException;

import java.time.Duration;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Asks runs to end at their next safe point. {@link StopWithContext} sets it when the Camel context is stopped or
 * suspended, and waits for the runs that are under way.
 */
public final class StopSignal {

    private int underWay;
    private boolean stopped;

    /** Called at every safe point. @throws RunStoppedException when the process was told to stop */
    public void check() {
        if (isSet()) {
            throw new RunStoppedException("the process was told to stop");
        }
    }

    public synchronized boolean isSet() {
        return stopped;
    }

    /** Runs may begin again. */
    public synchronized void clear() {
        stopped = false;
    }

    /** A run begins. */
    public synchronized void enter() {
        underWay++;
    }

    /** A run has ended. */
    public synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /**
     * Sets the signal and waits for the runs under way.
     *
     * @param most how long at most
     * @return whether they ended in time
     */
    public synchronized boolean stop(Duration most) throws InterruptedException {
        stopped = true;
        long end = System.nanoTime() + most.toNanos();
        while (underWay > 0) {
            long left = NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
