package io.mailroutes.localorg.limits;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /limits}: what the org may use in a day, and what is left of it. */
public final class LimitsResource {

    private final ApiUsage usage;
    private final BulkUsage bulk;

    public LimitsResource(ApiUsage usage, BulkUsage bulk) {
        this.usage = usage;
        this.bulk = bulk;
    }

    public void addTo(Router router) {
        router.addApi("GET", "/limits", request -> Response.ok(limits()));
    }

    private Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("DailyApiRequests", limit(usage.limit(), usage.remaining()));
        limits.put("DailyAsyncApexExecutions", limit(250_000, 250_000));
        limits.put("DailyBulkApiBatches", limit(BulkUsage.MOST_BATCHES, bulk.remainingBatches()));
        limits.put("DailyBulkV2QueryFileStorageMB", limit(976_562, 976_562));
        limits.put("DailyBulkV2QueryJobs", limit(BulkUsage.MOST_QUERY_JOBS, bulk.remainingQueryJobs()));
        limits.put("DailyDeliveredPlatformEvents", limit(10_000, 10_000));
        limits.put("DataStorageMB", limit(5, 5));
        limits.put("FileStorageMB", limit(20, 20));
        limits.put("SingleEmail", limit(15, 15));
        return limits;
    }

    private static Map<String, Integer> limit(int max, int remaining) {
        Map<String, Integer> limit = new LinkedHashMap<>();
        limit.put("Max", max);
        limit.put("Remaining", remaining);
        return limit;
    }
}
