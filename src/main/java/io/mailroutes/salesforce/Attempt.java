package io.mailroutes.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records on their way in one or more calls, as retries and doubts see them. */
public abstract class Attempt {

    private final Map<String, Map<String, String>> found = new HashMap<>();
    private boolean inDoubt;
    private Instant sentAt = Instant.MAX;
    private long sentNanos;
    private int failedCalls;
    private int rounds;

    /** @return the records of a stage that the current call carries */
    abstract List<LoadRecord> inFlight(String stage);

    /** @return what still waits, refused for good with the reason of its last refusal */
    abstract List<Loaded> giveUp();

    /**
     * Goes through the records whose call ended without an answer.
     *
     * @return what became of those that turned out to be written; the others wait to be sent again
     */
    abstract List<Loaded> resolve();

    /** The call failed, or it is not known what became of it. @return what makes the attempt begin again after a while */
    final TryAgainException callFailed(String reason, Exception cause) {
        failedCalls++;
        return new TryAgainException(reason, cause);
    }

    /** A call got an answer: those before it that failed no longer count. */
    final void callAnswered() {
        failedCalls = 0;
    }

    /** All is sent, and some is to be sent again. @return what makes the attempt begin again after a while */
    final TryAgainException nextRound(String reason) {
        rounds++;
        return new TryAgainException(reason, null);
    }

    /** How many rounds there were in which all was sent. */
    final int rounds() {
        return rounds;
    }

    /** Whether no more tries in a row failed than this. */
    final boolean mayGoOn(int mostTries) {
        return failedCalls <= mostTries && rounds <= mostTries;
    }

    /** The call is about to be made. @param now by the org's clock */
    final void sending(Instant now) {
        sentAt = now;
        sentNanos = System.nanoTime();
    }

    /** How long ago the current call was made. */
    final Duration age() {
        return Duration.ofNanos(System.nanoTime() - sentNanos);
    }

    /** When the current call was made. */
    final Instant sentAt() {
        return sentAt;
    }

    /** The current call ended without an answer. */
    final void doubt() {
        inDoubt = true;
    }

    /** Whether the last call ended without an answer. */
    public final boolean isInDoubt() {
        return inDoubt;
    }

    // Not called inDoubt: Camel could not tell it from isInDoubt.
    /** @return the records of a stage that the org is to be asked about */
    final List<LoadRecord> doubtful(String stage) {
        return inDoubt ? inFlight(stage) : List.of();
    }

    /** @param ids Salesforce id by record key, of what the org has */
    final void found(String stage, Map<String, String> ids) {
        found.put(stage, ids);
    }

    /** @return Salesforce id of a record that the org has; null for none */
    final String foundId(LoadRecord record) {
        return found.getOrDefault(record.staged().stage(), Map.of()).get(record.staged().key());
    }

    /** The doubt is settled. */
    final void settleDoubt() {
        inDoubt = false;
        found.clear();
    }
}
