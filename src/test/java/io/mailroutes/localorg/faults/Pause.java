package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass on purpose. */
public final class Pause {

    private Pause() {
    }

    public static void of(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            // The org is being stopped: who waits goes on, and finds it so.
            Thread.currentThread().interrupt();
        }
    }
}
