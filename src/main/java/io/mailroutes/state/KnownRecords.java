package io.mailroutes.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * Marks as unchanged what was sent before: an upserted record when it is the same as then, one that can only be
     * created (a message) always.
     */
    public void mark(MailboxRun run, String stage, String organization) {
        Target target = targets.target(stage);
        Ledger.Scope scope = new Ledger.Scope(organization, target.object(), run.ledgerName());
        StageReport report = run.report().stage(stage);
        StagedRecord last = null;
        for (List<StagedRecord> page = page(run, stage, null); !page.isEmpty(); page = page(run, stage, last)) {
            Map<String, Ledger.Sent> sent = ledger.find(scope, page.stream().map(StagedRecord::key).toList());
            List<StagedRecord> unchanged = new ArrayList<>();
            for (StagedRecord record : page) {
                Ledger.Sent before = sent.get(record.key());
                if (before != null && (!target.isUpsert() || before.fingerprint().equals(Fingerprint.of(record)))) {
                    unchanged.add(record.as(Status.UNCHANGED, before.id()));
                }
            }
            run.staging().settle(unchanged);
            report.unchanged(unchanged.size());
            last = page.get(page.size() - 1);
        }
    }

    private static List<StagedRecord> page(MailboxRun run, String stage, StagedRecord after) {
        return run.records().page(stage, Status.PENDING, after, PAGE);
    }
}
