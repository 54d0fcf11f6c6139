package io.mailroutes.run;

import io.mailroutes.salesforce.ApiReserve;

/**
 * A point at which a run may end and lose nothing, as the bean {@code mailroutesSafePoint}. It does when the process was
 * told to stop, or when the reserve of API calls is reached.
 */
public final class SafePoint {

    private final StopSignal stop;
    private final ApiReserve reserve;

    public SafePoint(StopSignal stop, ApiReserve reserve) {
        this.stop = stop;
        this.reserve = reserve;
    }

    /** @throws io.mailroutes.report.RunStoppedException when the run ends here */
    public void check() {
        stop.check();
        reserve.check();
    }
}
