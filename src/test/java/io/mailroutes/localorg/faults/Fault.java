package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that is to go wrong, and when.
 *
 * <pre>{@code
 * org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE).on("POST", ".*&#47;composite").times(2));
 * }</pre>
 *
 * @param method of the calls it may hit, or {@code null} for all
 * @param path of the calls it may hit
 * @param after how many of them go well first
 * @param times how often it happens at most
 * @param share of the calls, or rows, that it hits
 * @param delay for what takes time
 * @param message for what explains itself; {@code null} for Salesforce's own words
 * @param status of an answer of its own, whose body is the message
 * @param containing text that the body of a call has which it may hit; empty for any
 */
public record Fault(Kind kind, String method, Pattern path, int after, int times, double share, Duration delay,
                    String message, int status, String containing) {

    /** What can go wrong. */
    public enum Kind {
        /** The answer takes longer. */
        LATENCY,
        /** 500, and nothing is done. */
        SERVER_ERROR,
        /** 502 from something in between, and nothing is done. */
        BAD_GATEWAY,
        /** 503, and nothing is done. */
        SERVER_UNAVAILABLE,
        /** 504 from something in between, and nothing is done. */
        GATEWAY_TIMEOUT,
        /** 429 with Retry-After, which is the fault's delay or one second, and nothing is done. */
        TOO_MANY_REQUESTS,
        /** 403 with REQUEST_LIMIT_EXCEEDED, and nothing is done. */
        REQUEST_LIMIT,
        /** A query is said to have run for too long. */
        QUERY_TIMEOUT,
        /** All is done, and the answer says 500. */
        ERROR_AFTER_WRITE,
        /** The connection is closed, and nothing is done. */
        DROP_BEFORE,
        /** All is done, and the connection is closed in the middle of the answer. */
        DROP_DURING,
        /** All is done, and the connection is closed without an answer. */
        DROP_AFTER,
        /** The session ends while the body comes in: 401. */
        EXPIRE_SESSION,
        /** The fault's own answer, whatever that is, and nothing is done. */
        ANSWER,
        /** The fault's own answer to a subrequest of a composite request or a graph, while all else is well. */
        SUBANSWER,
        /** Rows are said to be locked. */
        LOCK_ROWS,
        /** Rows are refused in the fault's own words, {@code CODE: message}. */
        REFUSE_ROWS,
        /** A job ends as Failed after its first rows. */
        FAIL_JOB,
        /** A job is aborted after its first rows. */
        ABORT_JOB,
        /** A job takes longer. */
        SLOW_JOB;

        /** What hits jobs, whenever they run, and not calls. */
        public static final Set<Kind> OF_JOBS = Set.of(FAIL_JOB, ABORT_JOB, SLOW_JOB);

        /** What hits single rows. */
        static final Set<Kind> OF_ROWS = Set.of(LOCK_ROWS, REFUSE_ROWS);
    }

    private static final Pattern API = Pattern.compile("/services/data/v.*");

    /** Hits every call of the API. */
    public static Fault of(Kind kind) {
        return new Fault(kind, null, API, 0, Integer.MAX_VALUE, 1, Duration.ZERO, null, 0, "");
    }

    /** @param regex of the whole path */
    public Fault on(String httpMethod, String regex) {
        return new Fault(kind, httpMethod, Pattern.compile(regex), after, times, share, delay, message, status, containing);
    }

    public Fault after(int calls) {
        return new Fault(kind, method, path, calls, times, share, delay, message, status, containing);
    }

    public Fault times(int most) {
        return new Fault(kind, method, path, after, most, share, delay, message, status, containing);
    }

    public Fault share(double ofAll) {
        return new Fault(kind, method, path, after, times, ofAll, delay, message, status, containing);
    }

    public Fault delay(Duration time) {
        return new Fault(kind, method, path, after, times, share, time, message, status, containing);
    }

    public Fault message(String text) {
        return new Fault(kind, method, path, after, times, share, delay, text, status, containing);
    }

    /** @param body JSON, or a page */
    public Fault answer(int httpStatus, String body) {
        return new Fault(kind, method, path, after, times, share, delay, body, httpStatus, containing);
    }

    /** @param location where the org is said to be now */
    public Fault redirect(int httpStatus, String location) {
        return answer(httpStatus, location);
    }

    /** Hits calls only whose body has this text. */
    public Fault containing(String text) {
        return new Fault(kind, method, path, after, times, share, delay, message, status, text);
    }

    boolean mayHit(String requestMethod, String requestPath, String body) {
        return (method == null || method.equalsIgnoreCase(requestMethod)) && path.matcher(requestPath).matches()
                && body.contains(containing);
    }
}
