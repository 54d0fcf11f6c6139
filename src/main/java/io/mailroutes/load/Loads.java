package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterators;
import io.mailroutes.known.Lookups;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.ExchangeProperty;

/** Makes attempts of what waits in a mailbox, as the bean {@code mailroutesLoads}. */
public final class Loads {

    private static final int PAGE = 1_000;

    private final Kinds kinds;
    private final Lookups lookups;
    private final String basePath;
    private final int threshold;
    private final int mostInJob;
    private final long mostBytes;
    private final int mostRounds;

    /**
     * @param basePath   {@code /services/data/v65.0}
     * @param threshold  below so many records another round goes by sObject Collections
     * @param mostInJob  records of one ingest job
     * @param mostBytes  bytes of one ingest job, about
     * @param mostRounds how often records are sent again that Salesforce could not take
     */
    public Loads(Kinds kinds, Lookups lookups, String basePath, int threshold, int mostInJob, long mostBytes,
            int mostRounds) {
        this.kinds = kinds;
        this.lookups = lookups;
        this.basePath = basePath;
        this.threshold = threshold;
        this.mostInJob = mostInJob;
        this.mostBytes = mostBytes;
        this.mostRounds = mostRounds;
    }

    /** @return how much waits of each kind, those that others refer to first */
    public Iterator<LoadSet> sets(@ExchangeProperty("mailbox") MailboxRun run) {
        return Iterators.filter(Iterators.transform(kinds.parentsFirst().iterator(),
                kind -> new LoadSet(kind, run.staging().count(kind, Status.PENDING))), set -> set.records() > 0);
    }

    /**
     * @param way  {@code graph} or {@code plain} for all that waits, in composite requests; {@code collections} or
     *             {@code job} for what waits of one kind
     * @param kind the kind; not asked for in composite requests
     */
    public Iterator<Attempt> attempts(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("way") String way,
            @ExchangeProperty("kind") String kind) {
        return switch (way) {
            case "graph" -> together(run, CompositeWay.Style.GRAPH);
            case "plain" -> together(run, CompositeWay.Style.PLAIN);
            case "collections" -> set(run, kind, false);
            case "job" -> set(run, kind, true);
            default -> throw new IllegalArgumentException("the property way is graph, plain, collections or "
                    + "job, not " + way);
        };
    }

    private Iterator<Attempt> together(MailboxRun run, CompositeWay.Style style) {
        List<Unit> now = new ArrayList<>();
        List<Unit> later = new ArrayList<>();
        for (Unit unit : Units.of(run.staging(), kinds)) {
            boolean fits = unit.records().stream()
                    .allMatch(record -> Subrequest.canCarry(kinds.target(record.kind()), record));
            (fits ? now : later).add(unit);
        }
        return List.of(new Attempt(new CompositeWay(style, kinds, lookups, basePath), filling(run), wanting(
                now, run), later, mostRounds)).iterator();
    }

    // A record that only others want goes with the first of them, and by itself when nobody does.
    private List<Unit> wanting(List<Unit> units, MailboxRun run) {
        Filling filling = filling(run);
        List<StagedRecord> wanted = new ArrayList<>();
        units.forEach(unit -> unit.records().forEach(record -> wanted.addAll(filling.waitingParents(record))));
        List<Unit> first = new ArrayList<>();
        List<Unit> last = new ArrayList<>();
        for (Unit unit : units) {
            boolean alone = unit.records().size() == 1 && wanted.stream().anyMatch(unit::has);
            (alone ? last : first).add(unit);
        }
        first.addAll(last);
        return first;
    }

    private static Filling filling(MailboxRun run) {
        return new Filling(run.staging()::find, run.staging()::isPending);
    }

    // About what it is in a CSV file.
    private static long length(StagedRecord record) {
        long length = 0;
        for (JsonNode value : record.fields()) {
            length += value.asText().length() + 1;
        }
        return length;
    }

    private Iterator<Attempt> set(MailboxRun run, String kind, boolean byJob) {
        return new Iterator<>() {
            private StagedRecord last;
            private List<StagedRecord> page = page();

            private List<StagedRecord> page() {
                return run.staging().page(kind, Status.PENDING, last, Math.min(PAGE, mostInJob));
            }

            @Override
            public boolean hasNext() {
                return !page.isEmpty();
            }

            @Override
            public Attempt next() {
                List<Unit> units = new ArrayList<>();
                long bytes = 0;
                do {
                    for (StagedRecord record : page) {
                        units.add(new Unit(List.of(record)));
                        bytes += length(record);
                    }
                    last = page.get(page.size() - 1);
                    page = page();
                } while (byJob && !page.isEmpty() && units.size() + page.size() <= mostInJob && bytes < mostBytes);
                return new Attempt(new SetWay(kinds.target(kind), byJob, mostInJob, threshold),
                        filling(run), units, List.of(), mostRounds);
            }
        };
    }
}
