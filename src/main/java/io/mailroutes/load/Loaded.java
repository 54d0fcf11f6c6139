package io.mailroutes.load;

import io.mailroutes.salesforce.Fault;
import io.mailroutes.salesforce.Faults;
import io.mailroutes.salesforce.Refusal;

/**
 * A record and what became of it.
 *
 * @param record  what was sent, or would have been
 * @param outcome what Salesforce did, or why it was not asked
 */
public record Loaded(LoadRecord record, Outcome outcome) {

    private static final String ROLLED_BACK = "ROLLED_BACK";

    /** Whose fault a refusal is. */
    Fault fault() {
        return Faults.of(new Refusal(outcome.code(), outcome.reason()));
    }

    /** Whether it was not written because another record of its unit was refused. */
    boolean isRolledBack() {
        return ROLLED_BACK.equals(outcome.code());
    }

    /** @param culprit the record of the unit that was refused, for people */
    static Loaded rolledBack(LoadRecord record, String culprit) {
        return new Loaded(record, Outcome.refusal(ROLLED_BACK, "Not written, because a record that stands or falls with it "
                + "was refused: " + culprit + ". To do: fix that one, then send all of them again."));
    }
}
