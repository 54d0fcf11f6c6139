package io.mailroutes.deadletter;

import java.util.List;
import java.util.Map;

import io.mailroutes.state.Fingerprint;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Scope;
import io.mailroutes.state.Sent;
import org.apache.camel.ExchangeProperty;

/**
 * Remembers the records that could not be mapped, so that a run that reads one again does not make another dead letter
 * of it.
 */
public final class UnmappedRecords {

    private final Ledger ledger;

    public UnmappedRecords(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether a record has no dead letter yet; one that has is counted as skipped. */
    public boolean isNew(@ExchangeProperty("letter") DeadLetter letter, @ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("organization") String org) {
        String key = key(letter, run);
        Sent before = ledger.find(scope(letter, run, org), List.of(key)).get(key);
        if (run.triesRefused() || before == null || !before.refused().equals(letter.code())) {
            return true;
        }
        run.report().stage(letter.target().stage()).skipped(MailboxRun.REFUSED_BEFORE, 1);
        return false;
    }

    /** Notes that a record has a dead letter, once that is written. */
    public void note(@ExchangeProperty("letter") DeadLetter letter, @ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("organization") String org) {
        if (!run.isDryRun()) {
            String key = key(letter, run);
            ledger.settle(scope(letter, run, org), Map.of(key, Sent.refused(Fingerprint.of(key), letter.code())));
        }
    }

    // A record that changed in the mailbox is another one.
    private static String key(DeadLetter letter, MailboxRun run) {
        return "unmapped " + Fingerprint.of(letter.original().read(run.folder()));
    }

    private static Scope scope(DeadLetter letter, MailboxRun run, String org) {
        return new Scope(org, letter.target().object(), run.ledgerName());
    }
}
