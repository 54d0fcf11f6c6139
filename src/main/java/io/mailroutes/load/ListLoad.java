package io.mailroutes.load;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A list of records of one object on its way to Salesforce, call by call. */
public final class ListLoad {

    private final String object;
    private final String externalId;
    private final List<LoadRecord> records;
    private final boolean byJob;
    private final Map<LoadRecord, Loaded> loaded = new IdentityHashMap<>();

    /**
     * @param externalId field to upsert by; empty to create
     * @param byJob      whether by ingest jobs, else by sObject Collections
     */
    ListLoad(String object, String externalId, List<LoadRecord> records, boolean byJob) {
        this.object = object;
        this.externalId = externalId;
        this.records = records;
        this.byJob = byJob;
    }

    public String object() {
        return object;
    }

    String externalId() {
        return externalId;
    }

    List<LoadRecord> records() {
        return records;
    }

    boolean byJob() {
        return byJob;
    }

    /** Whether a call that was not answered can be made again without writing anything twice. */
    public boolean isRepeatable() {
        return !externalId.isEmpty();
    }

    /** @return the endpoint of each call */
    public String endpoint() {
        return "kamelet:" + (byJob ? "mailroutes-job" : "mailroutes-collections") + "?object=" + object
                + (externalId.isEmpty() ? "" : "&externalId=" + externalId);
    }

    /** @return how many records have their answer by now */
    int add(Collection<Loaded> some) {
        some.forEach(each -> loaded.put(each.record(), each));
        return loaded.size();
    }

    /** @return what became of each record, in the order in which they came */
    List<Loaded> outcomes() {
        return records.stream().map(loaded::get).toList();
    }
}
