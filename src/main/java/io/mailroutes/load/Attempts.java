package io.mailroutes.load;

import io.mailroutes.known.Call;
import io.mailroutes.known.Doubt;
import io.mailroutes.known.Doubts;
import io.mailroutes.known.Fingerprint;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.report.KindReport;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.SafePoint;
import io.mailroutes.salesforce.CallErrors;
import io.mailroutes.salesforce.OrgClock;
import io.mailroutes.staging.StagedRecord;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of an attempt, as the bean {@code mailroutesAttempts}. What it carries is noted in the ledger before. */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Kinds kinds;
    private final Doubts doubts;
    private final OrgClock clock;
    private final SafePoint safePoint;

    public Attempts(Kinds kinds, Doubts doubts, OrgClock clock, SafePoint safePoint) {
        this.kinds = kinds;
        this.doubts = doubts;
        this.clock = clock;
        this.safePoint = safePoint;
    }

    /** Whether anything is to be sent, found out, or settled. */
    public boolean hasNext(@ExchangeProperty("attempt") Attempt attempt) {
        return attempt.hasNext();
    }

    /**
     * Notes the records of the next call.
     *
     * @return what is given to the endpoint, which is a property then: empty when there is only something to settle
     */
    public Object next(Exchange exchange, @ExchangeProperty("attempt") Attempt attempt,
            @ExchangeProperty("mailbox") MailboxRun run) {
        safePoint.check();
        if (attempt.call().isInDoubt()) {
            exchange.setProperty("endpoint", "direct:mailroutes-doubts");
            return attempt;
        }
        if (attempt.next().isEmpty()) {
            exchange.setProperty("endpoint", "");
            return "";
        }
        attempt.call().begin(clock.now());
        doubts.note(call(attempt, run));
        Object body = attempt.way().body(attempt.sent());
        exchange.setProperty("endpoint", attempt.way().endpoint());
        return body;
    }

    /**
     * Notes that from now on an ingest job alone says what becomes of the records. Does nothing for records that belong
     * neither to a run nor to a load.
     */
    public void noteJob(@ExchangeProperty("attempt") Attempt attempt, @Variable("mailroutesLoad") ListLoad load,
            @Variable("job") Job job) {
        if (load != null) {
            load.noteJob();
        } else if (attempt != null) {
            attempt.call().carriedBy(job.getId());
            doubts.carriedBy(attempt.call().id(), job.getId());
        }
    }

    /** @return the call that is made, as the ledger knows it */
    Call call(Attempt attempt, MailboxRun run) {
        CallState call = attempt.call();
        return new Call(call.id(), run.org(), run.ledgerName(), call.job(),
                call.sentAt().truncatedTo(ChronoUnit.MILLIS), attempt.inFlight().stream().map(this::doubt).toList());
    }

    private Doubt doubt(LoadRecord record) {
        StagedRecord staged = record.staged();
        return new Doubt(staged.kind(), kinds.target(staged.kind()).object(), staged.key(), staged.otherKeys(),
                record.reference(), staged.id(), Fingerprint.of(staged.content()), staged.hashes(), record.fields());
    }

    /** @return what became of records for good; the others wait for the next round */
    public List<Loaded> apply(@ExchangeProperty("attempt") Attempt attempt, @Body Object answer) throws IOException {
        if (answer instanceof Resolved resolved) {
            return resolved.written();
        }
        return attempt.sent().isEmpty() ? attempt.takeReady()
                : attempt.apply(attempt.way().outcomes(attempt.sent(), answer));
    }

    /**
     * The call failed as a whole.
     *
     * @return its records refused, where it is proven that they are to blame; none where others are tried now
     * @throws TryAgainException where it may go better after a while, or where no other call would go better
     */
    public List<Loaded> failed(@ExchangeProperty("attempt") Attempt attempt, Exchange exchange) throws Exception {
        Exception exception = CallErrors.unwrapped(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        CallErrors.requireCall(exception);
        if (attempt.call().isInDoubt()) {
            // Not the call failed, but asking what became of it.
            attempt.call().failed();
            throw new TryAgainException(exception.getMessage(), exception);
        }
        boolean isUnclear = attempt.failed(exception);
        if (CallErrors.isInDoubt(exception)) {
            attempt.call().doubt();
            throw new TryAgainException(exception.getMessage(), exception);
        }
        doubts.forget(attempt.call().id());
        List<Loaded> settled = attempt.sendAgain();
        if (isUnclear) {
            return settled;
        }
        throw new TryAgainException(exception.getMessage(), exception);
    }

    /** Tells how far the mailbox is. @throws TryAgainException when records are to be sent again after a while */
    public void endRound(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("mailbox") MailboxRun run)
            throws TryAgainException {
        for (KindReport kind : run.report().kinds()) {
            if (kind.read() > 0) {
                LOG.info("{}: {} {}: {} created, {} updated, {} dead-lettered, {} to go", run.report().mailbox(),
                        kind.kind(), kinds.target(kind.kind()).object(), kind.created(), kind.updated(),
                        kind.refusals(), kind.open());
            }
        }
        attempt.endRound();
    }
}
