package io.mailroutes.load;

import io.mailroutes.report.Reason;

/** Why a row of a user's own load was kept back, in words that send nobody to load all rows again. */
final class WaitingReason {

    private WaitingReason() {
    }

    /** @param refused a row with the refusal of its last try */
    static String of(Loaded refused) {
        return "Kept back by no fault of its own, and not written in any of several tries: " + refused.outcome().reason() + " ("
                + refused.outcome().code() + "). To do: run \"replay\" later, which sends it; nothing is lost.";
    }

    /** @param cause what ended the load early */
    static String of(Exception cause) {
        // The other rows of the load would be written twice.
        String reason = Reason.of(cause).replace("run again", "run \"replay\"");
        return "Kept back by no fault of its own, and not written: " + reason + (reason.contains("\"replay\"") ? ""
                : (reason.contains("To do: ") ? "; then" : ". To do:") + " run \"replay\", which sends it; nothing is lost");
    }
}
