package io.mailroutes.run;

import java.time.Duration;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextResumingEvent;
import org.apache.camel.spi.CamelEvent.CamelContextStoppingEvent;
import org.apache.camel.spi.CamelEvent.CamelContextSuspendingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks runs for their next safe point when their Camel context is stopped or suspended, and keeps Camel waiting for
 * them: its own shutdown would take the routes from under a run. Who stops the context, and how, is the host's business.
 */
public final class StopWithContext extends SimpleEventNotifierSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StopWithContext.class);

    private final StopSignal stop;
    private final Duration most;

    /** @param most how long is waited at most ({@code state.stop-timeout}) */
    public StopWithContext(StopSignal stop, Duration most) {
        this.stop = stop;
        this.most = most;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextStoppingEvent || event instanceof CamelContextSuspendingEvent
                || event instanceof CamelContextResumingEvent;
    }

    @Override
    public void notify(CamelEvent event) throws InterruptedException {
        if (event instanceof CamelContextResumingEvent) {
            stop.clear();
        } else if (!stop.isSet() && !stop.stop(most)) {
            LOG.warn("The run did not come to a safe point within {} s; the next one settles what is in doubt",
                    most.toSeconds());
        }
    }
}
