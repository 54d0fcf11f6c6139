package io.mailroutes.load;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is known of the call that an attempt makes. */
final class CallState {

    private String id = "";
    private String job = "";
    private Instant sentAt = Instant.MAX;
    private long sentNanos;
    private boolean inDoubt;
    private int failures;

    /** A call is about to be made. @param now by the org's clock */
    void begin(Instant now) {
        id = UUID.randomUUID().toString();
        job = "";
        sentAt = now;
        sentNanos = System.nanoTime();
    }

    /** Under which name the ledger has its records; empty when there is no call. */
    String id() {
        return id;
    }

    /** The ingest job that carries the records; empty for none. */
    String job() {
        return job;
    }

    void carriedBy(String ingestJob) {
        job = ingestJob;
    }

    Instant sentAt() {
        return sentAt;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sentNanos);
    }

    /** It got an answer: those before it that failed no longer count. */
    void answered() {
        failures = 0;
    }

    void failed() {
        failures++;
    }

    /** How many calls in a row failed. */
    int failures() {
        return failures;
    }

    /** It ended without an answer. */
    void doubt() {
        inDoubt = true;
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    /** It is known what became of it. */
    void found() {
        inDoubt = false;
    }

    /** @return its id, when it is known what became of its records; else null */
    String ended() {
        return inDoubt || id.isEmpty() ? null : id;
    }
}
