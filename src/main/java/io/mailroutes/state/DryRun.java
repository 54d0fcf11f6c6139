package io.mailroutes.state;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Counts what a run would create and update, without writing. */
public final class DryRun {

    private static final int PAGE = 500;
    private static final int SAMPLES = 3;

    private final Targets targets;

    public DryRun(Targets targets) {
        this.targets = targets;
    }

    /** @return the waiting records of a stage, page by page */
    public Iterator<List<StagedRecord>> pages(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("stage") String stage) {
        return new Pages<>(last -> run.records().page(stage, Status.PENDING, last, PAGE), page -> page);
    }

    /** Counts a page: what the org has would be updated, the rest created. */
    public void count(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage,
            @Body List<StagedRecord> page) {
        StageReport report = run.report().stage(stage);
        for (StagedRecord record : page) {
            boolean update = !record.id().isEmpty();
            long before = update ? report.updated() : report.created();
            if (before < SAMPLES) {
                run.report().sample((update ? "update " : "create ") + targets.target(stage).object() + " "
                        + written(record));
            }
            if (update) {
                report.updated(1);
            } else {
                report.created(1);
            }
        }
    }

    private static ObjectNode written(StagedRecord record) {
        ObjectNode written = record.fields().deepCopy();
        record.fields().fieldNames().forEachRemaining(field -> {
            if (record.leavesOut(field)) {
                written.remove(field);
            }
        });
        return written;
    }
}
