package io.mailroutes.load;

import io.mailroutes.salesforce.Refusal;

/**
 * What Salesforce did with one record.
 *
 * @param result created, updated, unchanged, refused or waiting
 * @param id     the record's Salesforce id; empty when refused or waiting
 * @param code   reason code of a refusal, such as {@code STRING_TOO_LONG}, or {@code WAITING}; empty else
 * @param reason Salesforce's own words for it, or what kept it back; empty else
 */
public record Outcome(Result result, String id, String code, String reason) {

    private static final String SEVERAL = "DUPLICATE_EXTERNAL_ID";

    /** The ways a write can end. */
    public enum Result {
        CREATED, UPDATED,
        /** There was nothing to write. */
        UNCHANGED,
        REFUSED,
        /** Not written by no fault of its own; a replay sends it. Only rows of a user's own route end so. */
        WAITING
    }

    public static Outcome written(String id, boolean created) {
        return new Outcome(created ? Result.CREATED : Result.UPDATED, id, "", "");
    }

    /** @return what becomes of an update that has nothing to say */
    static Outcome unchanged(String id) {
        return new Outcome(Result.UNCHANGED, id, "", "");
    }

    // Not called "refused": for Camel that is a name of isRefused, too.
    public static Outcome refusal(String code, String reason) {
        return new Outcome(Result.REFUSED, "", code, code.equals(SEVERAL) ? reason + ". To do: merge them in Salesforce, or "
                + "delete all but one, then run \"replay\"." : reason);
    }

    static Outcome refusal(Refusal refusal) {
        return refusal(refusal.code(), refusal.reason());
    }

    /** @param reason what kept it back, and what to do */
    static Outcome waiting(String reason) {
        return new Outcome(Result.WAITING, "", Result.WAITING.name(), reason);
    }

    public boolean isWaiting() {
        return result == Result.WAITING;
    }

    public boolean isRefused() {
        return result == Result.REFUSED;
    }
}
