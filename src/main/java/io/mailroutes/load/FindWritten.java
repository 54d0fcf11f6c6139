package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.known.Doubt;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.Lookups;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Finds out which records of a call the org has, as the bean {@code mailroutesFindWritten}: by their keys where it can be
 * asked for them, else among what was created since by the values that were sent.
 */
public final class FindWritten {

    /** How far the clocks of an org's servers may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Kinds kinds;
    private final Lookups lookups;
    private final Ledger ledger;

    public FindWritten(Kinds kinds, Lookups lookups, Ledger ledger) {
        this.kinds = kinds;
        this.lookups = lookups;
        this.ledger = ledger;
    }

    /** @return the kinds of which records are to be found, those that others refer to first */
    public List<String> kinds(@ExchangeProperty("doubtful") Doubtful doubtful) {
        Set<String> there = new HashSet<>();
        Set<String> referredTo = new HashSet<>();
        for (Doubt doubt : doubtful.call().doubts()) {
            // By its key one is found when it is sent; not so when it comes again with another one.
            boolean onlyNow = doubt.id().isEmpty() && kinds.has(doubt.kind())
                    && (!lookups.canFind(doubt.kind()) || !doubt.otherKeys().isEmpty());
            if (onlyNow || doubtful.wantsAllKinds() && doubt.id().isEmpty()) {
                there.add(doubt.kind());
                referredTo.addAll(Doubtful.references(doubt));
            }
        }
        doubtful.call().doubts().stream().filter(doubt -> referredTo.contains("@{" + doubt.reference() + ".id}"))
                .forEach(doubt -> there.add(doubt.kind()));
        return kinds.parentsFirst().stream().filter(there::contains).toList();
    }

    private static List<Doubt> created(Doubtful doubtful, String kind) {
        return doubtful.call().doubts().stream().filter(doubt -> doubt.kind().equals(kind) && doubt.id().isEmpty())
                .toList();
    }

    /** Whether the org can be asked for records of a kind by their keys. */
    public boolean isByKey(@ExchangeProperty("kind") String kind) {
        return lookups.canFind(kind);
    }

    /** @return the endpoint that finds records of a kind by their keys */
    public String endpoint(@ExchangeProperty("kind") String kind) {
        return lookups.endpoint(kind);
    }

    /** @return the keys of the records of a kind */
    public List<String> keys(@ExchangeProperty("doubtful") Doubtful doubtful, @ExchangeProperty("kind") String kind) {
        return created(doubtful, kind).stream().map(Doubt::key).toList();
    }

    /** Takes the rows that were found by key. */
    public void foundByKey(@ExchangeProperty("doubtful") Doubtful doubtful, @ExchangeProperty("kind") String kind,
            @Body Collection<JsonNode> rows) {
        Map<String, List<JsonNode>> byKey = lookups.byKey(kind, rows);
        created(doubtful, kind).forEach(doubt -> byKey.getOrDefault(doubt.key(), List.of()).stream().findFirst()
                .ifPresent(row -> doubtful.found(doubt, row.path("Id").asText())));
    }

    /** @return the query for what was created since */
    public String soql(@ExchangeProperty("doubtful") Doubtful doubtful, @ExchangeProperty("kind") String kind) {
        Set<String> fields = new LinkedHashSet<>(List.of("Id"));
        created(doubtful, kind).forEach(doubt -> doubt.fields().fieldNames().forEachRemaining(fields::add));
        return "SELECT " + String.join(", ", fields) + " FROM " + kinds.target(kind).object() + " WHERE CreatedDate >= "
                + doubtful.call().since().minus(SKEW).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Takes the rows that were created lately, to be told by their values. */
    public void foundByValues(@ExchangeProperty("doubtful") Doubtful doubtful, @ExchangeProperty("kind") String kind,
            @Body Collection<JsonNode> rows) {
        CreatedRecords created = new CreatedRecords(rows, knownIds(doubtful.call().since()));
        Set<String> unique = kinds.all().stream().filter(Target::isUpsert).map(Target::kind)
                .collect(Collectors.toSet());
        created(doubtful, kind).forEach(doubt -> created.take(doubt.fields(), doubtful.resolver(unique))
                .ifPresent(id -> doubtful.found(doubt, id)));
    }

    /** @return Salesforce ids of what the ledger noted since about this time: rows that are other records */
    Set<String> knownIds(Instant since) {
        return ledger.idsSince(since.minus(SKEW.multipliedBy(2)));
    }
}
