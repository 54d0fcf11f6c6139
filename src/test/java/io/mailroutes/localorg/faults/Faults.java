package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.faults.Fault.Kind;
import io.mailroutes.localorg.http.Json;
import io.mailroutes.localorg.http.Response;

/** What the org is told to do wrong. With the same seed the same calls go wrong again. */
public final class Faults {

    private static final RandomFaults NEVER = new RandomFaults(0, 0, EnumSet.allOf(Kind.class));

    /** A fault with what it has seen and done. */
    private static final class Active {

        private final Fault fault;
        private int seen;
        private int struck;

        Active(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(Random chance) {
            seen++;
            boolean due = seen > fault.after() && struck < fault.times();
            boolean hit = due && (fault.share() >= 1 || chance.nextDouble() < fault.share());
            struck += hit ? 1 : 0;
            return hit;
        }
    }

    private final List<Active> active = new CopyOnWriteArrayList<>();
    private final List<Strike> struck = Collections.synchronizedList(new ArrayList<>());
    private Random chance = new Random(0);
    private volatile RandomFaults random = NEVER;

    /** From now on chance starts anew from this seed. */
    public synchronized Faults seed(long seed) {
        chance = new Random(seed);
        return this;
    }

    public Faults add(Fault fault) {
        active.add(new Active(fault));
        return this;
    }

    /**
     * From now on this share of the calls goes wrong, each in a way drawn by lot, and likewise of the jobs and of the rows
     * that are written. With the same seed it is the same calls, jobs and rows again.
     */
    public Faults random(long seed, double share) {
        return random(seed, share, EnumSet.allOf(Kind.class));
    }

    /** @param kinds from which to draw */
    public Faults random(long seed, double share, Set<Kind> kinds) {
        random = new RandomFaults(seed, share, kinds);
        return this;
    }

    /** From now on all goes well. */
    public void clear() {
        active.clear();
        random = NEVER;
    }

    public List<Fault> all() {
        return active.stream().map(one -> one.fault).toList();
    }

    /** What has gone wrong so far, in the order in which it happened. */
    public List<Strike> struck() {
        return List.copyOf(struck);
    }

    void struck(Kind kind, String target) {
        struck.add(new Strike(kind, target));
    }

    /** Whether bodies matter, which are not read else. */
    boolean lookIntoBodies() {
        return active.stream().anyMatch(one -> !one.fault.containing().isEmpty());
    }

    CallFaults ofCall(String method, String path, String body) {
        return new CallFaults(this, method, path, body, random.ofCall(method, path));
    }

    /** The fault of this kind that hits this call, if one was asked for. */
    synchronized Optional<Fault> next(Kind kind, String method, String path, String body) {
        return next(one -> one.kind() == kind && one.mayHit(method, path, body));
    }

    /** What a subrequest is answered in the place of its own answer, if that was asked for. */
    public Optional<Response> ofSubrequest(String method, String path) {
        Optional<Fault> fault = active.isEmpty() ? Optional.empty() : next(Kind.SUBANSWER, method, path, "");
        fault.ifPresent(one -> struck(Kind.SUBANSWER, method + " " + path));
        return fault.map(one -> new Response(one.status(), Map.of(), Json.value(one.message())));
    }

    private Optional<Fault> next(Predicate<Fault> fits) {
        return active.stream().filter(one -> fits.test(one.fault) && one.strikes(chance)).findFirst().map(one -> one.fault);
    }

    /** What goes wrong with a job, asked once when it begins. */
    public JobFaults ofJob(String id) {
        Map<Kind, Fault> all = new EnumMap<>(Kind.class);
        random.ofJob().ifPresent(fault -> all.put(fault.kind(), fault));
        Kind.OF_JOBS.forEach(kind -> nextOf(kind).ifPresent(fault -> all.put(kind, fault)));
        all.keySet().forEach(kind -> struck(kind, "job " + id));
        return new JobFaults(all);
    }

    private synchronized Optional<Fault> nextOf(Kind kind) {
        return next(one -> one.kind() == kind);
    }

    /** Asked once for each row that is to be written. */
    public Optional<ApiError> nextRowRefusal() {
        if (random.locksRow() || !active.isEmpty() && nextOf(Kind.LOCK_ROWS).isPresent()) {
            struck(Kind.LOCK_ROWS, "row");
            return Optional.of(ApiError.ofRecord("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"));
        }
        Optional<Fault> refused = active.isEmpty() ? Optional.empty() : nextOf(Kind.REFUSE_ROWS);
        refused.ifPresent(fault -> struck(Kind.REFUSE_ROWS, "row"));
        return refused.map(fault -> ApiError.ofRecord(fault.message().replaceFirst("(?s):.*", ""),
                fault.message().replaceFirst("(?s)^[^:]*: ?", "")));
    }

    public Faults latency(Duration each) {
        return add(Fault.of(Kind.LATENCY).delay(each));
    }

    /** The next calls are answered with 503. */
    public Faults serverUnavailable(int times) {
        return add(Fault.of(Kind.SERVER_UNAVAILABLE).times(times));
    }

    /** The next calls are answered with 429, and told when to come again. */
    public Faults tooManyRequests(int times, Duration retryAfter) {
        return add(Fault.of(Kind.TOO_MANY_REQUESTS).times(times).delay(retryAfter));
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
