package io.mailroutes.load;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.mailroutes.load.Outcome.Result;
import io.mailroutes.report.ForPeople;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.CallErrors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Any number of records that belong to no mailbox, as the bean {@code mailroutesListLoads}: call by call. */
public final class ListLoads {

    private static final Logger LOG = LoggerFactory.getLogger(ListLoads.class);

    private final LoadRecords records;
    private final int threshold;
    private final int mostInJob;

    /**
     * @param records   makes records of what a route has
     * @param threshold from so many records on they go by ingest jobs
     * @param mostInJob records of one ingest job
     */
    public ListLoads(LoadRecords records, int threshold, int mostInJob) {
        this.records = records;
        this.threshold = threshold;
        this.mostInJob = mostInJob;
    }

    /**
     * @param externalId field to upsert by; empty to create
     * @param given      maps or JSON objects in a list or array; fields without a value are not sent
     */
    public ListLoad begin(String object, String externalId, Iterable<?> given) {
        List<LoadRecord> all = records.of(Lists.newArrayList(given)).stream().map(ListLoads::withoutEmpty).toList();
        return new ListLoad(object, externalId, all, all.size() >= threshold);
    }

    // The row that it was made from stays as it is, for a dead letter.
    private static LoadRecord withoutEmpty(LoadRecord record) {
        ObjectNode fields = record.fields().deepCopy();
        for (Iterator<JsonNode> values = fields.elements(); values.hasNext();) {
            JsonNode value = values.next();
            if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                values.remove();
            }
        }
        return new LoadRecord(record.staged(), fields, record.reference());
    }

    /** @return what each call carries */
    public Iterator<List<LoadRecord>> calls(@Variable("mailroutesLoad") ListLoad load) {
        return Iterables.partition(load.records(), load.byJob() ? mostInJob : SObjectCollections.MOST_RECORDS).iterator();
    }

    /** Adds what one call wrote. */
    public void add(@Variable("mailroutesLoad") ListLoad load, @Body Collection<Loaded> some) {
        int answered = load.add(some);
        if (answered < load.records().size()) {
            LOG.info("{}: {} of {} sent", load.object(), answered, load.records().size());
        }
    }

    /** Says that not all was written, and fails as the call did. What went before stays written. */
    public void failed(Exchange exchange) throws Exception {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Exception call = CallErrors.unwrapped(cause);
        LOG.error("Not all records were written: {}", call instanceof ForPeople ? call.getMessage()
                : ApiErrors.reason(call));
        throw cause;
    }

    /** @return what became of each record, in their order */
    public List<Loaded> outcomes(@Variable("mailroutesLoad") ListLoad load) {
        List<Loaded> all = load.outcomes();
        LOG.info("{}: {} created, {} updated, {} refused", load.object(), count(all, Result.CREATED),
                count(all, Result.UPDATED), count(all, Result.REFUSED));
        return all;
    }

    private static long count(List<Loaded> all, Result result) {
        return all.stream().filter(each -> each.outcome().result() == result).count();
    }
}
