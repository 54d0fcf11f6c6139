package io.mailroutes.localorg.faults;

import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.faults.Fault.Kind;

/** What goes wrong with one job. */
public final class JobFaults {

    private static final String TOO_MANY_LOCKS = "TooManyLockFailure : Too many lock failure 200 Trying again later.";

    private final Map<Kind, Fault> faults;

    JobFaults(Map<Kind, Fault> faults) {
        this.faults = faults;
    }

    /** Lets the time pass that the job is to take longer. */
    public void delay() {
        Optional.ofNullable(faults.get(Kind.SLOW_JOB)).ifPresent(fault -> Pause.of(fault.delay()));
    }

    public boolean aborts() {
        return faults.containsKey(Kind.ABORT_JOB);
    }

    /** What the job shows when it ends as Failed; nothing when it does not. */
    public Optional<String> failure() {
        return Optional.ofNullable(faults.get(Kind.FAIL_JOB))
                .map(fault -> fault.message() == null ? TOO_MANY_LOCKS : fault.message());
    }
}
