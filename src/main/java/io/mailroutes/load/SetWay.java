package io.mailroutes.load;

import io.mailroutes.mapping.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Records of one object, each by itself: by sObject Collections, or by ingest jobs of Bulk API 2.0. */
final class SetWay implements Way {

    /** Salesforce's limit for one call with sObject Collections. */
    static final int MOST_IN_COLLECTION = 200;

    private final Target target;
    private final boolean byJob;
    private final int mostInJob;
    private final int threshold;
    private int rounds;
    private int size;
    private boolean fitsIntoJob;

    /**
     * @param byJob     whether they go by ingest jobs
     * @param mostInJob records of one job at most
     * @param threshold below so many records another round goes by Collections
     */
    SetWay(Target target, boolean byJob, int mostInJob, int threshold) {
        this.target = target;
        this.byJob = byJob;
        this.mostInJob = mostInJob;
        this.threshold = threshold;
    }

    @Override
    public int mostUnits(int round) {
        return mostRecords(round);
    }

    // Those that are sent again go in smaller calls, which spares row locks.
    @Override
    public int mostRecords(int round) {
        rounds = round;
        return byJob ? Math.max(MOST_IN_COLLECTION, mostInJob >> round) : MOST_IN_COLLECTION;
    }

    @Override
    public int mostWith(Unit unit) {
        return byJob && !unit.records().stream().allMatch(record -> IngestJobs.canCarry(record.fields()))
                ? MOST_IN_COLLECTION : Integer.MAX_VALUE;
    }

    @Override
    public boolean joins() {
        return false;
    }

    /** Whether the current call is an ingest job. */
    boolean goesByJob() {
        boolean few = rounds > 0 && size <= MOST_IN_COLLECTION && size < threshold;
        return byJob && !few && fitsIntoJob;
    }

    @Override
    public String endpoint() {
        return "kamelet:" + (goesByJob() ? "mailroutes-job" : "mailroutes-collections") + "?object=" + target.object()
                + (target.isUpsert() ? "&externalId=" + target.externalId() : "");
    }

    @Override
    public List<LoadRecord> body(List<Unit> units) {
        List<LoadRecord> records = units.stream().flatMap(unit -> unit.sent().stream()).toList();
        size = records.size();
        fitsIntoJob = units.stream().allMatch(unit -> mostWith(unit) > MOST_IN_COLLECTION);
        return records;
    }

    @Override
    public List<List<Loaded>> outcomes(List<Unit> units, Object answer) throws IOException {
        Map<LoadRecord, Loaded> byRecord = new IdentityHashMap<>();
        for (Object each : (List<?>) answer) {
            byRecord.put(((Loaded) each).record(), (Loaded) each);
        }
        List<List<Loaded>> outcomes = new ArrayList<>();
        for (Unit unit : units) {
            List<Loaded> loaded = new ArrayList<>();
            for (LoadRecord record : unit.sent()) {
                if (!byRecord.containsKey(record)) {
                    throw new IOException("Salesforce's answer leaves out records that were sent");
                }
                loaded.add(byRecord.get(record));
            }
            outcomes.add(loaded);
        }
        return outcomes;
    }

    // Whether an update was done cannot be seen; it may be done again.
    @Override
    public boolean wasWritten(Unit unit, Map<LoadRecord, String> found) {
        return unit.sent().stream().allMatch(record -> !record.isUpdate() && found.containsKey(record));
    }

    @Override
    public String externalId(LoadRecord record) {
        return target.externalId();
    }

    @Override
    public Comparator<Unit> order() {
        return Comparator.comparing(unit -> unit.records().get(0).place());
    }
}
