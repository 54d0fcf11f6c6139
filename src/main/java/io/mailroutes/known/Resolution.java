package io.mailroutes.known;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import io.mailroutes.known.Lookup.Phase;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.Reading;
import io.mailroutes.run.SafePoint;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.Original;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Finds out what of a mailbox is new, changed or unchanged, and who the records are that it refers to, as the bean
 * {@code mailroutesResolution}. What nobody has is made from its seed.
 */
public final class Resolution {

    private static final int PAGE = 500;

    private final Kinds kinds;
    private final KnownRecords known;
    private final Existing existing;
    private final Lookups lookups;
    private final SafePoint safePoint;

    public Resolution(Kinds kinds, KnownRecords known, Existing existing, Lookups lookups, SafePoint safePoint) {
        this.kinds = kinds;
        this.known = known;
        this.existing = existing;
        this.lookups = lookups;
        this.safePoint = safePoint;
    }

    public Lookup begin() {
        return new Lookup(kinds);
    }

    /**
     * Whether there is another page of records to look up. It is at hand then: its kind, and the endpoint that finds its
     * records in the org, are properties; the endpoint is empty where the org need not be asked.
     */
    public boolean hasNext(Exchange exchange, @ExchangeProperty("lookup") Lookup lookup,
            @ExchangeProperty("mailbox") MailboxRun run) {
        safePoint.check();
        if (!toNext(lookup, run)) {
            return false;
        }
        exchange.setProperty("kind", lookup.kind());
        exchange.setProperty("endpoint", keys(lookup).isEmpty() ? "" : lookups.endpoint(lookup.kind()));
        return true;
    }

    private boolean toNext(Lookup lookup, MailboxRun run) {
        run.finishReading();
        run.requireNoMistake();
        run.countDuplicates();
        Lists.partition(lookup.seeds(), PAGE).forEach(keys -> known.markRefused(run, lookup.kind(), keys));
        lookup.clear();
        while (lookup.kind() != null) {
            boolean found = switch (lookup.phase()) {
                case OWN -> own(lookup, run);
                case REFERRED -> referred(lookup, run);
                case REPLAYED -> replayed(lookup, run);
                case DONE -> done(lookup, run);
            };
            if (found) {
                return true;
            }
        }
        LeftOut.all(run, kinds.parentsFirst());
        return false;
    }

    // Before the next kind, so that nothing is made for a record that is left out.
    private static boolean done(Lookup lookup, MailboxRun run) {
        LeftOut.referringTo(lookup.kind(), run);
        return lookup.nextKind();
    }

    // Records are read page by page, and the org is asked of as many as it can be at once.
    private boolean own(Lookup lookup, MailboxRun run) {
        List<StagedRecord> page = run.staging().page(lookup.kind(), Status.PENDING, lookup.last(), PAGE);
        if (page.isEmpty() && lookup.own().isEmpty()) {
            lookup.begin(Phase.REFERRED);
            lookup.children().addAll(run.staging().kinds());
            return false;
        }
        if (page.isEmpty()) {
            return true;
        }
        lookup.last(page.get(page.size() - 1));
        List<StagedRecord> waiting = known.mark(run, lookup.kind(), page);
        if (lookups.canFind(lookup.kind())) {
            waiting.forEach(record -> lookup.own().add(record.key()));
        } else {
            existing.leaveOutNew(run, lookup.kind(), waiting);
        }
        return isFull(lookup, lookup.own());
    }

    private boolean isFull(Lookup lookup, Collection<String> keys) {
        return keys.size() + PAGE > lookups.mostKeys(lookup.kind()) && !keys.isEmpty();
    }

    private boolean referred(Lookup lookup, MailboxRun run) {
        if (lookup.children().isEmpty() && lookup.wanted().isEmpty()) {
            lookup.begin(Phase.REPLAYED);
            return false;
        }
        if (lookup.children().isEmpty()) {
            return true;
        }
        List<StagedRecord> page = run.staging().page(lookup.children().peek(), Status.PENDING, lookup.last(), PAGE);
        if (page.isEmpty()) {
            lookup.children().pop();
            lookup.last(null);
            return false;
        }
        lookup.last(page.get(page.size() - 1));
        for (StagedRecord child : page) {
            for (FieldReference reference : child.openReferences()) {
                want(lookup, run, reference);
            }
        }
        return isFull(lookup, lookup.wanted());
    }

    // A field of another record may refer on, to what is looked up now.
    private void want(Lookup lookup, MailboxRun run, FieldReference reference) {
        if (reference.kind().equals(lookup.kind())) {
            StagedRecord there = run.staging().find(reference.kind(), reference.key());
            boolean mayBeElsewhere = there == null && reference.skip().isEmpty();
            boolean mayBeGone = there != null && there.status() == Status.UNCHANGED && lookups.canFind(lookup.kind());
            if (mayBeElsewhere || mayBeGone) {
                lookup.wanted().add(mayBeGone ? there.key() : reference.key());
            }
        } else if (!reference.its().isEmpty()) {
            StagedRecord there = run.staging().find(reference.kind(), reference.key());
            if (there != null && there.inOrg(reference.its()) == null) {
                there.references().stream().filter(each -> each.field().equals(reference.its()))
                        .forEach(each -> want(lookup, run, each));
            }
        }
    }

    private boolean replayed(Lookup lookup, MailboxRun run) {
        if (run.isReplay()) {
            run.letters().seedKeys(lookup.kind()).stream()
                    .filter(key -> !run.staging().has(lookup.kind(), key)).forEach(lookup.wanted()::add);
        }
        lookup.begin(Phase.DONE);
        return !lookup.wanted().isEmpty();
    }

    /** @return the keys of the page that the org is asked for */
    public List<String> keys(@ExchangeProperty("lookup") Lookup lookup) {
        List<String> keys = new ArrayList<>();
        if (lookups.canFind(lookup.kind())) {
            keys.addAll(lookup.own());
            keys.addAll(lookup.wanted());
        }
        return keys;
    }

    /**
     * @param rows what the org has of the page's keys, when it was asked for any
     * @return ids of records that were written once and are not found by these keys; empty text for none
     */
    public Object settle(@ExchangeProperty("lookup") Lookup lookup, @ExchangeProperty("mailbox") MailboxRun run,
            @Body Object rows) {
        Map<String, List<JsonNode>> found = new HashMap<>();
        if (rows instanceof List<?> list && !keys(lookup).isEmpty()) {
            found.putAll(lookups.byKey(lookup.kind(), list.stream().map(JsonNode.class::cast).toList()));
        }
        for (List<String> keys : Lists.partition(lookup.own(), PAGE)) {
            existing.settleOwn(run, lookup.kind(), keys.stream().map(key -> run.staging().find(lookup.kind(), key)).toList(),
                    found);
        }
        existing.settleWanted(run, lookup, found);
        Set<String> ids = lookup.idsToAsk();
        return ids.isEmpty() ? "" : new ArrayList<>(ids);
    }

    /** @param rows of the records with these ids, also deleted and merged ones */
    public void settleAsked(@ExchangeProperty("lookup") Lookup lookup, @ExchangeProperty("mailbox") MailboxRun run,
            @Body Collection<JsonNode> rows) {
        existing.settleAsked(run, lookup, rows);
    }

    /** @return what records of the kind are made from that nobody has, one at a time; each is at hand until the next */
    public Iterator<JsonNode> seeds(@ExchangeProperty("lookup") Lookup lookup,
            @ExchangeProperty("mailbox") MailboxRun run, Exchange exchange) {
        return run.unlessMistaken(Iterators.transform(List.copyOf(lookup.seeds()).iterator(),
                key -> seed(lookup.kind(), key, run, exchange)));
    }

    private static JsonNode seed(String kind, String key, MailboxRun run, Exchange exchange) {
        Original seed = run.staging().seed(kind, key);
        run.read(new Reading(kind, seed, key, true, 0, exchange));
        return seed.json(run.folder());
    }
}
