package io.mailroutes.localorg.limits;

import java.util.concurrent.atomic.AtomicInteger;

import io.mailroutes.localorg.errors.ApiException;

/** Counts API calls as Salesforce does, where a composite request is one, and refuses them when the day's are used. */
public final class ApiUsage {

    /** What a Developer Edition org has. */
    private static final int DEFAULT_LIMIT = 15_000;

    private final AtomicInteger used = new AtomicInteger();
    private volatile int limit = DEFAULT_LIMIT;

    public void limit(int calls) {
        limit = calls;
    }

    public int limit() {
        return limit;
    }

    public int used() {
        return used.get();
    }

    public int remaining() {
        return Math.max(0, limit - used());
    }

    /** Counts one call. */
    public void count() {
        if (used.get() >= limit) {
            throw exceeded();
        }
        used.incrementAndGet();
    }

    public static ApiException exceeded() {
        return new ApiException(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** The value of the header {@code Sforce-Limit-Info}. */
    public String header() {
        return "api-usage=" + used() + "/" + limit;
    }
}
