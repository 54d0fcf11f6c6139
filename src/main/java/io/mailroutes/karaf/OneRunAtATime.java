package io.mailroutes.karaf;

import java.util.concurrent.Semaphore;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Lets a run wait for the one before it, whether the schedule, a command or a user's own route began it: two at once
 * would not know of what the other writes.
 */
final class OneRunAtATime implements RoutePolicyFactory {

    private static final int ALL = Short.MAX_VALUE;

    private final Semaphore permit = new Semaphore(1, true);

    /** Lets go all that wait, now that no run does anything any more: Camel does not tell of every end while it stops. */
    void letGo() {
        permit.release(ALL);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return routeId.equals("mailroutes-sync") ? new Waiting() : null;
    }

    /** A run begins and ends with the route, maybe in two threads. */
    private final class Waiting extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            permit.acquireUninterruptibly();
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            permit.release();
        }
    }
}
