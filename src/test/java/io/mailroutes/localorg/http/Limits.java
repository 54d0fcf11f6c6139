package io.mailroutes.localorg.http;

import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;

/** The org's daily API calls. A composite request of any kind is one. */
public final class Limits {

    private final AtomicLong used = new AtomicLong();
    private volatile long daily = 100_000;

    /** Allows this many calls a day. */
    public void daily(long calls) {
        daily = calls;
    }

    public long used() {
        return used.get();
    }

    /** Counts a call; refused once the day's are used up. */
    void count() {
        if (used.get() >= daily) {
            throw ApiException.call(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        used.incrementAndGet();
    }

    /** @return the value of {@code Sforce-Limit-Info} */
    String header() {
        return "api-usage=" + used.get() + "/" + daily;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        limit(json, "DailyApiRequests", daily, daily - used.get());
        limit(json, "DailyAsyncApexExecutions", 250_000, 250_000);
        limit(json, "DailyBulkApiBatches", 15_000, 15_000);
        limit(json, "DailyBulkV2QueryFileStorageMB", 976_562, 976_562);
        limit(json, "DailyBulkV2QueryJobs", 10_000, 10_000);
        limit(json, "DataStorageMB", 1_024, 1_024);
        limit(json, "FileStorageMB", 1_024, 1_024);
        return json;
    }

    private static void limit(ObjectNode json, String name, long most, long left) {
        json.putObject(name).put("Max", most).put("Remaining", left);
    }
}
