package io.mailroutes.state;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.StagedRecord.Status;
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

    /** @return the external IDs of a page; none where records are only created */
    public List<String> keys(@ExchangeProperty("stage") String stage,
            @ExchangeProperty("page") List<StagedRecord> page) {
        return targets.target(stage).isUpsert() ? page.stream().map(StagedRecord::key).toList() : List.of();
    }

    /** Counts a page: what the org has would be updated, the rest created. */
    public void count(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("page") List<StagedRecord> page, @ExchangeProperty("rows") Collection<JsonNode> rows) {
        Target target = targets.target(stage);
        Set<String> present = new HashSet<>();
        rows.forEach(row -> present.add(row.path(target.externalId()).asText().toLowerCase(Locale.ROOT)));
        StageReport report = run.report().stage(stage);
        for (StagedRecord record : page) {
            boolean update = target.isUpsert() && present.contains(record.key());
            long before = update ? report.updated() : report.created();
            if (before < SAMPLES) {
                run.report().sample((update ? "update " : "create ") + target.object() + " " + record.fields());
            }
            if (update) {
                report.updated(1);
            } else {
                report.created(1);
            }
        }
    }
}
