package io.mailroutes.salesforce;

import io.mailroutes.report.RunReport.ApiCalls;
import io.mailroutes.report.RunStoppedException;

/** Leaves a part of the org's daily API calls to others: a run ends at its next safe point when it comes to it. */
public final class ApiReserve {

    private static final int PERCENT = 100;

    private final ApiUsage usage;
    private final int reserve;

    /** @param reserve percent of the day's calls ({@code salesforce.reserve}) */
    public ApiReserve(ApiUsage usage, int reserve) {
        this.usage = usage;
        this.reserve = reserve;
    }

    /** Called at every safe point. @throws RunStoppedException when the reserve is reached */
    public void check() {
        ApiCalls now = usage.now();
        if (now.left() >= 0 && now.left() * PERCENT < now.most() * reserve) {
            throw new RunStoppedException(now.left() + " of the org's " + now.most() + " API calls of the day are left, and "
                    + reserve + " % are kept for others (salesforce.reserve). To do: run again tomorrow, or lower "
                    + "salesforce.reserve; nothing is lost");
        }
    }
}
