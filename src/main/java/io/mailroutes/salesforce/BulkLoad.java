package io.mailroutes.salesforce;

import java.util.Iterator;
import java.util.List;

import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The large case: loads a mailbox object by object, in batches. */
public final class BulkLoad {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);

    private final Targets targets;
    private final long threshold;
    private final int mostRecords;
    private final long mostBytes;

    /**
     * @param threshold   from how many records on a set goes by ingest job, below by sObject Collections
     * @param mostRecords records of one ingest job
     * @param mostBytes   bytes of one upload, about
     */
    public BulkLoad(Targets targets, long threshold, int mostRecords, long mostBytes) {
        this.targets = targets;
        this.threshold = threshold;
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /** @return the kamelet for the waiting records of a stage: it makes ingest jobs, or calls of sObject Collections */
    public String stageTemplate(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage) {
        return run.staging().count(stage, Status.PENDING) < threshold ? "mailroutes-collections" : "mailroutes-job";
    }

    /** @return the waiting records of a stage, batch by batch */
    public Iterator<StageBatches.Batch> batches(@ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("stage") String stage, @ExchangeProperty("template") String template) {
        int most = "mailroutes-job".equals(template) ? mostRecords : SObjectCollections.MOST_RECORDS;
        return new StageBatches(targets, most, mostBytes).of(run, stage);
    }

    // Asked of this bean and not by ${body.fallen}: Camel keeps the objects whose methods an expression calls.
    /** @return the records of a batch that fell with their parents */
    public List<Loaded> fallen(@Body StageBatches.Batch batch) {
        return batch.fallen();
    }

    /** @return the attempt to load a batch */
    public LoadAttempt attempt(@Body StageBatches.Batch batch, @ExchangeProperty("stage") String stage) {
        return new LoadAttempt(stage, batch.records(), mostRecords);
    }

    /** Whether it is not known of some records if the last call wrote them. */
    public boolean isInDoubt(@ExchangeProperty("attempt") LoadAttempt attempt) {
        return attempt.isInDoubt();
    }

    /** Whether records of an attempt wait for a call. */
    public boolean hasNext(@ExchangeProperty("attempt") LoadAttempt attempt) {
        return attempt.hasNext();
    }

    /** @return the records of the next call */
    public List<LoadRecord> next(@ExchangeProperty("attempt") LoadAttempt attempt) {
        return attempt.next();
    }

    /** @return the call of the kamelet for some records: that of the stage, unless few are left for another round */
    public String kamelet(@Body List<LoadRecord> records, @ExchangeProperty("attempt") LoadAttempt attempt,
            @ExchangeProperty("template") String template, @ExchangeProperty("target") Target target) {
        boolean few = attempt.isAgain() && records.size() <= SObjectCollections.MOST_RECORDS
                && records.size() < threshold;
        String call = "kamelet:" + (few ? "mailroutes-collections" : template) + "?object=" + target.object();
        return target.isUpsert() ? call + "&externalId=" + target.externalId() : call;
    }

    /** @return what became of records for good; the others wait for the next round */
    public List<Loaded> apply(@ExchangeProperty("attempt") LoadAttempt attempt, @Body List<Loaded> outcomes) {
        return attempt.apply(outcomes);
    }

    /** @return the records of a call that failed as a whole and would fail again */
    public List<Loaded> failed(@ExchangeProperty("attempt") LoadAttempt attempt, Exchange exchange) throws Exception {
        return attempt.failed(RetryableErrors.unwrapped(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    /** @throws TryAgainException when records are to be sent again */
    public void endRound(@ExchangeProperty("attempt") LoadAttempt attempt) throws TryAgainException {
        attempt.endRound();
    }

    /** Tells how far a stage is. */
    public void progress(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage) {
        StageReport report = run.report().stage(stage);
        LOG.info("{}: {} {}: {} created, {} updated, {} dead-lettered, {} to go", run.report().mailbox(), stage,
                targets.target(stage).object(), report.created(), report.updated(),
                report.deadLettered().values().stream().mapToLong(Long::longValue).sum(),
                report.open());
    }
}
