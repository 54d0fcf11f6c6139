package io.mailroutes;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Closes what a Camel context was lent, when it has stopped. */
final class CloseWithContext extends LifecycleStrategySupport {

    private final AutoCloseable part;

    CloseWithContext(AutoCloseable part) {
        this.part = part;
    }

    @Override
    public void onContextStopped(CamelContext context) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close " + part.getClass().getSimpleName(), e);
        }
    }
}
