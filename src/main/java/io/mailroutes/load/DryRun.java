package io.mailroutes.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.report.KindReport;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/** Counts what a run would create and update, without writing, as the bean {@code mailroutesDryRun}. */
public final class DryRun {

    private static final int PAGE = 500;
    private static final int SAMPLES = 3;

    private final Kinds kinds;

    public DryRun(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Counts what waits, and shows a few records of each kind: what the org has would be updated, the rest created. */
    public void count(@ExchangeProperty("mailbox") MailboxRun run) {
        for (String kind : kinds.parentsFirst()) {
            List<StagedRecord> page = run.staging().page(kind, Status.PENDING, null, PAGE);
            while (!page.isEmpty()) {
                page.forEach(record -> count(run, record));
                page = run.staging().page(kind, Status.PENDING, page.get(page.size() - 1), PAGE);
            }
        }
    }

    private void count(MailboxRun run, StagedRecord record) {
        KindReport report = run.report().kind(record.kind());
        boolean update = !record.id().isEmpty();
        long before = update ? report.updated() : report.created();
        if (before < SAMPLES) {
            run.report().sample((update ? "update " : "create ") + kinds.target(record.kind()).object() + " "
                    + written(record));
        }
        if (update) {
            report.updated(1);
        } else {
            report.created(1);
        }
    }

    private static ObjectNode written(StagedRecord record) {
        ObjectNode written = record.shown();
        List<String> names = record.shown().properties().stream().map(Map.Entry::getKey).toList();
        names.stream().filter(record::leavesOut).forEach(written::remove);
        return written;
    }
}
