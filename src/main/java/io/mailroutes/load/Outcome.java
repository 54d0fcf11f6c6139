package io.mailroutes.load;

import io.mailroutes.salesforce.Refusal;

/**
 * What Salesforce did with one record.
 *
 * @param result created, updated, unchanged or refused
 * @param id     the record's Salesforce id; empty when refused
 * @param code   reason code of a refusal, such as {@code STRING_TOO_LONG}; empty else
 * @param reason Salesforce's own words for it; empty else
 */
public record Outcome(Result result, String id, String code, String reason) {

    /** The ways a write can end. */
    public enum Result {
        CREATED, UPDATED,
        /** There was nothing to write. */
        UNCHANGED,
        REFUSED
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
        return new Outcome(Result.REFUSED, "", code, reason);
    }

    static Outcome refusal(Refusal refusal) {
        return refusal(refusal.code(), refusal.reason());
    }

    public boolean isRefused() {
        return result == Result.REFUSED;
    }
}
