package io.mailroutes.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;

/** Finds the staged records that the ledger says were sent before, so that they are not sent again. */
public final class KnownRecords {

    private static final int PAGE = 1_000;

    private final Targets targets;
    private final Ledger ledger;

    public KnownRecords(Targets targets, Ledger ledger) {
        this.targets = targets;
        this.ledger = ledger;
    }

    /**
     * Marks as unchanged what was sent before: a person's record when it is the same as then, a message always. What
     * was refused before and is the same as then is skipped.
     */
    public void mark(MailboxRun run, String stage, String organization) {
        mark(run, stage, organization, (record, before) -> isDone(run, record, before));
    }

    /** Skips what was refused before and is the same as then. What was sent before is not there any more, or waits. */
    public void markRefused(MailboxRun run, String stage, String organization) {
        mark(run, stage, organization, (record, before) -> false);
    }

    private void mark(MailboxRun run, String stage, String organization, BiPredicate<StagedRecord, Sent> isDone) {
        Target target = targets.target(stage);
        Scope scope = new Scope(organization, target.object(), run.ledgerName());
        StageReport report = run.report().stage(stage);
        StagedRecord last = null;
        for (List<StagedRecord> page = page(run, stage, null); !page.isEmpty(); page = page(run, stage, last)) {
            Map<String, Sent> sent = ledger.find(scope, page.stream().map(StagedRecord::key).toList());
            List<StagedRecord> known = new ArrayList<>();
            for (StagedRecord record : page) {
                Sent before = sent.get(record.key());
                if (before != null && before.isRefused()) {
                    refusedBefore(run, report, record, before).ifPresent(known::add);
                } else if (before != null && isDone.test(record, before)) {
                    known.add(record.as(Status.UNCHANGED, before.id()));
                    report.unchanged(1);
                }
            }
            run.staging().settle(known);
            last = page.get(page.size() - 1);
        }
    }

    // A message is written once; a person again when the mailbox has something new, or when all is to be read again.
    private boolean isDone(MailboxRun run, StagedRecord record, Sent before) {
        return "emails".equals(record.stage()) || !targets.target(record.stage()).isUpsert()
                || !run.readsAll() && before.fingerprint().equals(Fingerprint.of(record));
    }

    // The same record would be refused again in every run; when the mailbox or the mapping has it otherwise, it is tried.
    private static Optional<StagedRecord> refusedBefore(MailboxRun run, StageReport report, StagedRecord record,
            Sent before) {
        if (run.triesRefused() || !before.fingerprint().equals(Fingerprint.of(record))) {
            return Optional.empty();
        }
        report.skipped(MailboxRun.REFUSED_BEFORE, 1);
        return Optional.of(record.as(Status.REFUSED, ""));
    }

    private static List<StagedRecord> page(MailboxRun run, String stage, StagedRecord after) {
        return run.records().page(stage, Status.PENDING, after, PAGE);
    }
}
