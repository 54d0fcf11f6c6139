package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import io.mailroutes.deadletter.RowBatch;
import io.mailroutes.load.ListLoad.Limits;
import io.mailroutes.load.Outcome.Result;
import io.mailroutes.report.ForPeople;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.run.SafePoint;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.CallErrors;
import io.mailroutes.salesforce.LoginException;
import io.mailroutes.staging.StagedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a load of rows that belong to no mailbox, as the bean {@code mailroutesListLoads}. */
public final class ListLoads {

    private static final Logger LOG = LoggerFactory.getLogger(ListLoads.class);

    private final LoadRecords records;
    private final Limits limits;
    private final SafePoint safePoint;

    /**
     * @param records     makes records of what a route has
     * @param threshold   from so many records on they go by ingest jobs
     * @param mostInJob   records of one ingest job
     * @param retries     how often a record is sent again that Salesforce could not take
     * @param mostRefused so many calls with one record each may be refused in a row while none arrives
     */
    public ListLoads(LoadRecords records, int threshold, int mostInJob, int retries, int mostRefused, SafePoint safePoint) {
        this.records = records;
        this.limits = new Limits(threshold, mostInJob, retries, mostRefused);
        this.safePoint = safePoint;
    }

    /**
     * @param externalId field to upsert by; empty to create
     * @param given      maps or JSON objects in a list or array; fields without a value are not sent
     */
    public ListLoad begin(String object, String externalId, Iterable<?> given) {
        List<StagedRecord> rows = new ArrayList<>();
        records.of(Lists.newArrayList(given)).forEach(record -> rows.add(StagedRecord.row(rows.size(),
                withoutEmpty(record.fields().deepCopy()), record.staged().row())));
        return new ListLoad(object, externalId, rows, limits);
    }

    // The row that it was made from stays as it is, for a dead letter.
    private static ObjectNode withoutEmpty(ObjectNode fields) {
        for (Iterator<JsonNode> values = fields.elements(); values.hasNext();) {
            JsonNode value = values.next();
            if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                values.remove();
            }
        }
        return fields;
    }

    /** Whether there is another call to make now. */
    public boolean hasNext(@Variable("mailroutesLoad") ListLoad load) {
        return load.hasNext();
    }

    /** @return what the next call carries, for the load's endpoint */
    public Object next(@Variable("mailroutesLoad") ListLoad load) {
        safePoint.check();
        return load.next();
    }

    /** Takes what the call answered. */
    public void apply(@Variable("mailroutesLoad") ListLoad load, @Body Object answer) throws IOException {
        int answered = load.apply(answer);
        if (answered < load.size()) {
            LOG.info("{}: {} of {} sent", load.object(), answered, load.size());
        }
    }

    /** The call failed as a whole. @throws Exception where no other call is to be made now, see {@link ListLoad#failed} */
    public void failed(@Variable("mailroutesLoad") ListLoad load, Exchange exchange) throws Exception {
        Exception exception = CallErrors.unwrapped(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        CallErrors.requireCall(exception);
        load.failed(exception);
    }

    /** All was sent. @throws TryAgainException when some rows are to be sent again after a while */
    public void endRound(@Variable("mailroutesLoad") ListLoad load) throws TryAgainException {
        load.endRound();
    }

    /**
     * The load ended early: what was not sent waits. Of one of which nothing was written, or nobody knows what was, it is the
     * caller who decides.
     *
     * @param batch of a replay, in which the letters of all rows stay; else null
     * @throws Exception as the call did, when the rows cannot wait; what went before stays written
     */
    public void stopped(Exchange exchange, @ExchangeProperty("mailroutesBatch") RowBatch batch) throws Exception {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Exception call = CallErrors.unwrapped(cause);
        LOG.error("Not all records were written: {}", call instanceof ForPeople ? call.getMessage()
                : ApiErrors.reason(call));
        ListLoad load = exchange.getVariable("mailroutesLoad", ListLoad.class);
        boolean byOthers = call instanceof RunStoppedException || call instanceof LoginException;
        if (load == null || !byOthers || !load.stop(call, batch != null)) {
            throw cause;
        }
    }

    /** @return what became of each record, in their order */
    public List<Loaded> outcomes(@Variable("mailroutesLoad") ListLoad load) {
        List<Loaded> all = load.outcomes();
        long waiting = count(all, Result.WAITING);
        LOG.info("{}: {} created, {} updated, {} refused{}", load.object(), count(all, Result.CREATED),
                count(all, Result.UPDATED), count(all, Result.REFUSED), waiting == 0 ? "" : ", " + waiting + " waiting");
        return all;
    }

    private static long count(List<Loaded> all, Result result) {
        return all.stream().filter(each -> each.outcome().result() == result).count();
    }
}
