package io.mailroutes.mapping;

import org.apache.camel.CamelContext;

/** Which routes a kind has: told by where they begin, whatever their ids are. */
public final class KindRoutes {

    private static final String DIRECT = "direct://mailroutes-";

    private final CamelContext context;

    public KindRoutes(CamelContext context) {
        this.context = context;
    }

    /** Whether records of a kind are mapped here. */
    public boolean isMapped(String kind) {
        return begins(DIRECT + kind + "-record");
    }

    /** Whether a mailbox's records of a kind are read by a command; else they are only made for others. */
    public boolean isRead(String kind) {
        return begins(DIRECT + kind);
    }

    /** Whether a kind has a way of its own to find records in the org. */
    public boolean hasLookup(String kind) {
        return begins(DIRECT + kind + "-lookup");
    }

    private boolean begins(String endpoint) {
        return context.getRoutes().stream().anyMatch(route -> route.getEndpoint().getEndpointUri().equals(endpoint));
    }
}
