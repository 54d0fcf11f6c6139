package io.mailroutes.load;

import io.mailroutes.mapping.OverwriteRules;
import io.mailroutes.mapping.Target;
import io.mailroutes.salesforce.CallErrors;
import io.mailroutes.staging.StagedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A list of rows of one object on its way to Salesforce, in one {@link Attempt}. No ledger knows them: a call that got no
 * answer is made again where that is an upsert, and else ends the load.
 */
public final class ListLoad {

    private final Target target;
    private final List<StagedRecord> rows;
    private final Loaded[] loaded;
    private final SetWay way;
    private final Attempt attempt;
    private final int mostBlamed;
    private boolean atWork;
    private boolean anyAnswered;
    private int answered;
    private String stopped = "";

    /**
     * @param externalId field to upsert by; empty to create
     * @param rows       numbered from 0
     * @param limits     how they go
     */
    ListLoad(String object, String externalId, List<StagedRecord> rows, Limits limits) {
        this.target = new Target("", object, externalId, "", OverwriteRules.of("", "", ""), true, "");
        this.rows = rows;
        this.loaded = new Loaded[rows.size()];
        this.way = new SetWay(target, rows.size() >= limits.threshold(), limits.mostInJob(), limits.threshold());
        this.attempt = new Attempt(way, new Filling((kind, number) -> rows.get(Integer.parseInt(number)),
                (kind, number) -> rows.get(Integer.parseInt(number)).isPending()),
                rows.stream().map(row -> new Unit(List.of(row))).toList(), List.of(), limits.retries());
        this.mostBlamed = limits.mostRefused();
    }

    /**
     * How rows go.
     *
     * @param threshold   from so many on by ingest jobs
     * @param mostInJob   rows of one ingest job
     * @param retries     how often a row is sent again that Salesforce could not take
     * @param mostRefused so many calls with one row each may be refused in a row while none arrives
     */
    record Limits(int threshold, int mostInJob, int retries, int mostRefused) {
    }

    public String object() {
        return target.object();
    }

    String externalId() {
        return target.externalId();
    }

    Attempt attempt() {
        return attempt;
    }

    int size() {
        return rows.size();
    }

    /** @return the endpoint of the current call */
    public String endpoint() {
        return way.endpoint();
    }

    /** Whether there is another call to make now. */
    boolean hasNext() {
        return attempt.stop() == null && attempt.hasNext();
    }

    /** @return what the next call carries */
    Object next() {
        attempt.next();
        Object body = way.body(attempt.sent());
        atWork = !way.goesByJob();
        return body;
    }

    /** From now on an ingest job may write the rows. */
    void noteJob() {
        atWork = true;
    }

    /** Takes what the call answered. @return how many rows are settled by now */
    int apply(Object answer) throws IOException {
        List<Loaded> settled = attempt.apply(way.outcomes(attempt.sent(), answer));
        atWork = false;
        anyAnswered = true;
        return settle(settled);
    }

    /**
     * The call failed as a whole.
     *
     * @throws TryAgainException     where it may go better after a while, or where no other call would go better
     * @throws LoadInDoubtException where its rows could be written twice
     * @throws Exception             the same, where it is the fault of all rows
     */
    void failed(Exception exception) throws Exception {
        if (mayHaveWritten() && CallErrors.isInDoubt(exception)) {
            throw new LoadInDoubtException(target.object(), exception);
        }
        atWork = false;
        boolean isUnclear = attempt.failed(exception);
        settle(attempt.sendAgain());
        if (!isUnclear || CallErrors.isInDoubt(exception)) {
            throw new TryAgainException(exception.getMessage(), exception);
        }
        if (!anyAnswered && (answered >= mostBlamed || !attempt.hasNext())) {
            throw exception;
        }
    }

    // To make the call again could write them twice.
    private boolean mayHaveWritten() {
        return atWork && !target.isUpsert();
    }

    /** All was sent. @throws TryAgainException when some rows are to be sent again after a while */
    void endRound() throws TryAgainException {
        if (attempt.stop() != null) {
            stopped = WaitingReason.of(attempt.stop());
            return;
        }
        List<Loaded> kept = new ArrayList<>();
        attempt.takeKept().forEach(each -> kept.add(new Loaded(each.record(), Outcome.waiting(WaitingReason.of(each)))));
        settle(kept);
        attempt.endRound();
    }

    private int settle(Collection<Loaded> some) {
        some.forEach(each -> loaded[Integer.parseInt(each.record().staged().key())] = each);
        answered += some.size();
        return answered;
    }

    /**
     * Ends the load before all was sent, by the fault of no row.
     *
     * @param anyhow whether also when nothing was settled yet
     * @return whether the other rows can wait; not when nobody knows what became of them
     */
    boolean stop(Exception cause, boolean anyhow) {
        if (mayHaveWritten() || !anyhow && !anyAnswered) {
            return false;
        }
        stopped = WaitingReason.of(cause);
        return true;
    }

    /** Why it ended before all was sent; empty when it did not. */
    String stopped() {
        return stopped;
    }

    /** @return what became of each row, in the order in which they came */
    List<Loaded> outcomes() {
        List<Loaded> outcomes = new ArrayList<>();
        for (StagedRecord row : rows) {
            Loaded one = loaded[outcomes.size()];
            outcomes.add(one == null ? new Loaded(new LoadRecord(row, row.fields(), ""), Outcome.waiting(stopped)) : one);
        }
        return outcomes;
    }
}
