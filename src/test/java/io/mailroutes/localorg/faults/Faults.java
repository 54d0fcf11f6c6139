package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import io.mailroutes.localorg.faults.Fault.Kind;

/** What the org is told to do wrong. With the same seed the same calls go wrong again. */
public final class Faults {

    /** A fault with what it has seen and done. */
    private static final class Active {

        private final Fault fault;
        private int seen;
        private int struck;

        Active(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(Random random) {
            seen++;
            boolean due = seen > fault.after() && struck < fault.times();
            boolean hit = due && (fault.share() >= 1 || random.nextDouble() < fault.share());
            struck += hit ? 1 : 0;
            return hit;
        }
    }

    private final List<Active> active = new CopyOnWriteArrayList<>();
    private Random random = new Random(0);

    /** From now on chance starts anew from this seed. */
    public synchronized Faults seed(long seed) {
        random = new Random(seed);
        return this;
    }

    public Faults add(Fault fault) {
        active.add(new Active(fault));
        return this;
    }

    /** From now on all goes well. */
    public void clear() {
        active.clear();
    }

    public List<Fault> all() {
        return active.stream().map(one -> one.fault).toList();
    }

    /** The fault of this kind that hits this call, if any does. */
    public synchronized Optional<Fault> next(Kind kind, String method, String path) {
        for (Active one : active) {
            if (one.fault.kind() == kind && one.fault.mayHit(method, path) && one.strikes(random)) {
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }

    /** The fault of this kind that hits the next row or job, where there is no call to look at. */
    public synchronized Optional<Fault> next(Kind kind) {
        return active.stream().filter(one -> one.fault.kind() == kind && one.strikes(random)).findFirst()
                .map(one -> one.fault);
    }

    public boolean nextRowIsLocked() {
        return !active.isEmpty() && next(Kind.LOCK_ROWS).isPresent();
    }

    public Faults latency(Duration each) {
        return add(Fault.of(Kind.LATENCY).delay(each));
    }

    /** The next calls are answered with 503. */
    public Faults serverUnavailable(int times) {
        return add(Fault.of(Kind.SERVER_UNAVAILABLE).times(times));
    }

    /** The next calls that write do so and are answered with 500. */
    public Faults errorAfterWrite(int times) {
        return add(Fault.of(Kind.ERROR_AFTER_WRITE).times(times));
    }

    /** The next calls find their connection closed, and are not looked at. */
    public Faults dropBefore(int times) {
        return add(Fault.of(Kind.DROP_BEFORE).times(times));
    }

    /** The next calls are done, and get half an answer. */
    public Faults dropDuring(int times) {
        return add(Fault.of(Kind.DROP_DURING).times(times));
    }

    /** The next calls are done, and get no answer. */
    public Faults dropAfter(int times) {
        return add(Fault.of(Kind.DROP_AFTER).times(times));
    }

    /** This share of the rows that are written is said to be locked by somebody else. */
    public Faults lockRows(double share) {
        return add(Fault.of(Kind.LOCK_ROWS).share(share));
    }

    /** After so many calls all others are refused. */
    public Faults requestLimitAfter(int calls) {
        return add(Fault.of(Kind.REQUEST_LIMIT).after(calls));
    }

    /** The session ends while the next upload of an ingest job comes in. */
    public Faults expireSessionDuringUpload() {
        return add(Fault.of(Kind.EXPIRE_SESSION).on("PUT", ".*/batches").times(1));
    }

    /** @param message what the job then shows, {@code null} for a row lock that would not go away */
    public Faults failJobs(int times, String message) {
        return add(Fault.of(Kind.FAIL_JOB).times(times).message(message));
    }

    public Faults abortJobs(int times) {
        return add(Fault.of(Kind.ABORT_JOB).times(times));
    }

    public Faults slowJobs(Duration each) {
        return add(Fault.of(Kind.SLOW_JOB).delay(each));
    }
}
