package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.mailroutes.mapping.Targets;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Pages;
import io.mailroutes.state.StagedRecord;
import io.mailroutes.state.StagedRecord.Status;

/**
 * The waiting records of one stage in batches that one ingest job takes, references resolved. Records whose parent was
 * refused come out as already refused.
 */
public final class StageBatches {

    private static final int PAGE = 1_000;

    private final Targets targets;
    private final int mostRecords;
    private final long mostBytes;

    /**
     * @param mostRecords records of one batch
     * @param mostBytes   about how many bytes of JSON one batch may have; the CSV is smaller
     */
    public StageBatches(Targets targets, int mostRecords, long mostBytes) {
        this.targets = targets;
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /** @return the batches of a stage; each is at least one record */
    public Iterator<Batch> of(MailboxRun run, String stage) {
        Iterator<List<StagedRecord>> pages = new Pages<>(
                last -> run.records().page(stage, Status.PENDING, last, Math.min(PAGE, mostRecords)), page -> page);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Batch next() {
                return collect(run, stage, pages);
            }
        };
    }

    private Batch collect(MailboxRun run, String stage, Iterator<List<StagedRecord>> pages) {
        ReferenceResolver resolver = new ReferenceResolver(targets.description(stage));
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        long bytes = 0;
        do {
            List<StagedRecord> page = pages.next();
            Parents parents = new Parents(run, targets, page);
            for (StagedRecord record : page) {
                bytes += add(batch, record, parents, resolver);
            }
        } while (batch.records().size() + PAGE <= mostRecords && bytes < mostBytes && pages.hasNext());
        return batch;
    }

    private static int add(Batch batch, StagedRecord record, Parents parents, ReferenceResolver resolver) {
        LoadRecord resolved = resolver.resolve(record, parents.accountId(record), parents.contactId(record));
        Optional<Outcome> refusal = parents.refusal(record, resolver);
        if (refusal.isPresent()) {
            batch.fallen().add(new Loaded(resolved, refusal.get()));
            return 0;
        }
        batch.records().add(resolved);
        return resolved.fields().toString().length();
    }

    /**
     * @param records to be loaded
     * @param fallen  refused already, with their parents
     */
    public record Batch(List<LoadRecord> records, List<Loaded> fallen) {
    }
}
