package io.mailroutes.localorg.limits;

import java.util.concurrent.atomic.AtomicInteger;

/** What bulk jobs have used of the day's limits: internal batches of ingest jobs, and query jobs. */
public final class BulkUsage {

    static final int MOST_BATCHES = 15_000;
    static final int MOST_QUERY_JOBS = 10_000;
    private static final int ROWS_OF_A_BATCH = 10_000;

    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger queryJobs = new AtomicInteger();

    /** Counts the batches of a job of so many rows, and the empty one that belongs to every job. */
    public void countIngest(long rows) {
        batches.addAndGet(1 + (int) ((rows + ROWS_OF_A_BATCH - 1) / ROWS_OF_A_BATCH));
    }

    public void countQueryJob() {
        queryJobs.incrementAndGet();
    }

    int remainingBatches() {
        return Math.max(0, MOST_BATCHES - batches.get());
    }

    int remainingQueryJobs() {
        return Math.max(0, MOST_QUERY_JOBS - queryJobs.get());
    }
}
