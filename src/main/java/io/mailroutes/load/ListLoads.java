package io.mailroutes.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.mailroutes.report.ForPeople;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.RetryableErrors;
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

    /** @param given maps or JSON objects in a list or array. @return the records; fields without a value are left out */
    public List<LoadRecord> records(@Body Iterable<?> given) {
        List<LoadRecord> all = records.of(Lists.newArrayList(given));
        all.forEach(record -> withoutEmpty(record.fields()));
        return all;
    }

    private static void withoutEmpty(ObjectNode fields) {
        for (Iterator<JsonNode> values = fields.elements(); values.hasNext();) {
            JsonNode value = values.next();
            if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                values.remove();
            }
        }
    }

    /** @param externalId field to upsert by; empty to create. @return the endpoint that writes them */
    public String endpoint(String object, String externalId, List<LoadRecord> all) {
        return "kamelet:" + (all.size() < threshold ? "mailroutes-collections" : "mailroutes-job") + "?object=" + object
                + (externalId.isEmpty() ? "" : "&externalId=" + externalId);
    }

    /** @return what each call carries */
    public Iterator<List<LoadRecord>> calls(@Body List<LoadRecord> all) {
        int most = all.size() < threshold ? SObjectCollections.MOST_RECORDS : mostInJob;
        return Iterables.partition(all, most).iterator();
    }

    /** @return an empty map, to be filled by {@link #add} */
    public Map<LoadRecord, Loaded> none() {
        return new IdentityHashMap<>();
    }

    /** Adds what one call wrote. */
    public void add(@Variable("loaded") Map<LoadRecord, Loaded> loaded, @Body Collection<Loaded> some) {
        some.forEach(each -> loaded.put(each.record(), each));
    }

    /** Says that not all was written, and fails as the call did. What went before stays written. */
    public void failed(Exchange exchange) throws Exception {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Exception call = RetryableErrors.unwrapped(cause);
        LOG.error("Not all records were written: {}", call instanceof ForPeople ? call.getMessage()
                : ApiErrors.reason(call));
        throw cause;
    }

    /** @return what became of each record, in their order */
    public List<Loaded> all(@Body List<LoadRecord> all, @Variable("loaded") Map<LoadRecord, Loaded> loaded) {
        return all.stream().map(loaded::get).toList();
    }
}
