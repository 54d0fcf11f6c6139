package io.mailroutes.localorg.page;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.mailroutes.localorg.http.Call;

/** A call as it is shown. */
record CallLine(String day, String clock, String method, String path, String status, String style, String ms) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    static CallLine of(Call call) {
        OffsetDateTime time = call.time().atOffset(ZoneOffset.UTC);
        StatusClass status = StatusClass.of(call);
        return new CallLine(time.toLocalDate().toString(), CLOCK.format(time), call.method(), call.path(),
                status == StatusClass.DROPPED ? status.label() : String.valueOf(call.status()), status.style(),
                Numbers.grouped(call.ms()));
    }

    /** The newest of these calls, of which the newest is the last. */
    static List<CallLine> newest(List<Call> calls, int skipped, int most) {
        int end = Math.max(0, calls.size() - skipped);
        List<Call> newest = new ArrayList<>(calls.subList(Math.max(0, end - most), end));
        Collections.reverse(newest);
        return newest.stream().map(CallLine::of).toList();
    }
}
