package io.mailroutes.localorg.page;

import java.util.List;

import io.mailroutes.localorg.faults.Fault;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.http.CallLog;
import io.mailroutes.localorg.limits.ApiUsage;

/** What clients did to the org, and what is to go wrong with them. */
record Traffic(ApiUsage usage, CallLog log, Faults faults) {

    private static final int LATEST = 8;

    /** The API calls of the day. */
    record Limit(int used, int max, String usedText, String maxText, String remainingText) {
    }

    Limit limit() {
        return new Limit(usage.used(), usage.limit(), Numbers.grouped(usage.used()), Numbers.grouped(usage.limit()),
                Numbers.grouped(usage.remaining()));
    }

    List<CallLine> latest() {
        return CallLine.newest(log.calls(), 0, LATEST);
    }

    String size() {
        return Numbers.of(log.calls().size(), "call", "calls");
    }

    String failed() {
        List<Call> calls = log.calls();
        return Numbers.grouped(StatusClass.CLIENT_ERROR.count(calls) + StatusClass.SERVER_ERROR.count(calls)
                + StatusClass.DROPPED.count(calls));
    }

    /** Each as kind, method and path. */
    List<String> faultLines() {
        return faults.all().stream().map(Traffic::line).toList();
    }

    private static String line(Fault fault) {
        return fault.kind() + " on " + (fault.method() == null ? "any method" : fault.method()) + " " + fault.path();
    }
}
