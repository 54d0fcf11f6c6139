package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.state.Doubt;
import io.mailroutes.state.Doubts;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.Sent;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles what was in doubt when an earlier run died: what the org has is noted as sent, the rest will be sent again. */
public final class EarlierDoubts {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierDoubts.class);

    private final Doubts doubts;
    private final Ledger ledger;
    private final DoubtfulRecords records;

    public EarlierDoubts(Doubts doubts, Ledger ledger, DoubtfulRecords records) {
        this.doubts = doubts;
        this.ledger = ledger;
        this.records = records;
    }

    /** @return groups of records that are asked about together */
    public List<Doubts.Group> groups(@ExchangeProperty("organization") String org) {
        return doubts.groups(org);
    }

    /** @return the records of a group */
    public List<Doubt> records(@Body Doubts.Group group) {
        return doubts.of(group);
    }

    /** How a group is settled: by its ingest {@code job}, by looking for the {@code values}, or by {@code none}. */
    public String way(@ExchangeProperty("group") Doubts.Group group, @ExchangeProperty("doubts") List<Doubt> doubted) {
        LOG.info("{}: an earlier run ended before it knew what became of {} {} records; asking the org",
                group.scope().mailbox(), doubted.size(), group.scope().object());
        if (group.wentByJob()) {
            return "job";
        }
        return doubted.stream().anyMatch(doubt -> !doubt.fields().isEmpty()) ? "values" : "none";
    }

    /** @return how long to wait, because the last call may still be at work, in milliseconds */
    public long delay(@ExchangeProperty("doubts") List<Doubt> doubted) {
        return records.waitFor(doubted.stream().map(Doubt::since).max(Instant::compareTo).orElse(Instant.MIN));
    }

    /** @return the query for what was created since */
    public String soql(@ExchangeProperty("group") Doubts.Group group, @ExchangeProperty("doubts") List<Doubt> doubted) {
        Set<String> fields = new LinkedHashSet<>(Set.of("Id"));
        doubted.forEach(doubt -> doubt.fields().fieldNames().forEachRemaining(fields::add));
        return "SELECT " + String.join(", ", fields) + " FROM " + group.scope().object() + " WHERE CreatedDate >= "
                + DoubtfulRecords.since(first(doubted));
    }

    private static Instant first(List<Doubt> doubted) {
        return doubted.stream().map(Doubt::since).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** @return addresses of the people to whom records in doubt belong */
    public List<String> people(@ExchangeProperty("doubts") List<Doubt> doubted) {
        return doubted.stream().map(Doubt::person).filter(person -> !person.isEmpty()).distinct().toList();
    }

    /**
     * Settles a group by the rows that the org created since.
     *
     * @param people what the org has of the people
     */
    public void settleByValues(@ExchangeProperty("group") Doubts.Group group,
            @ExchangeProperty("doubts") List<Doubt> doubted, @ExchangeProperty("people") Collection<JsonNode> people,
            @ExchangeProperty("rows") Collection<JsonNode> rows) {
        CreatedRecords created = records.created(rows, first(doubted));
        Map<String, String> contacts = records.idsByAddress(people);
        Map<String, Sent> sent = new HashMap<>();
        doubted.forEach(doubt -> created.take(doubt.fields(), contacts.get(doubt.person()))
                .ifPresent(id -> sent.put(doubt.key(), sent(doubt, id))));
        settle(group, doubted, sent);
    }

    /** @return the ingest job that carried a group, of which no more is known than its id */
    public Job job(@ExchangeProperty("group") Doubts.Group group) {
        Job job = new Job();
        job.setId(group.job());
        return job;
    }

    /**
     * Settles a group by the file of the rows that its ingest job wrote.
     *
     * @throws IOException when there are fewer rows than the job wrote, as there are when an answer broke off
     */
    public void settleByJob(@ExchangeProperty("group") Doubts.Group group,
            @ExchangeProperty("doubts") List<Doubt> doubted, @Variable("job") Job job, @Body InputStream successful)
            throws IOException {
        Map<List<String>, Deque<Doubt>> open = new HashMap<>();
        List<String> header = header(doubted);
        doubted.forEach(doubt -> open.computeIfAbsent(IngestJobs.values(header, doubt.fields()),
                values -> new ArrayDeque<>()).add(doubt));
        Set<String> known = records.knownIds(first(doubted));
        Map<String, Sent> sent = new HashMap<>();
        for (Map<String, String> row : IngestCsv.rows(successful, IngestJobs.written(job))) {
            Deque<Doubt> same = known.contains(row.get("sf__Id")) ? null : open.get(IngestJobs.values(header, row));
            if (same != null && !same.isEmpty()) {
                Doubt doubt = same.poll();
                sent.put(doubt.key(), sent(doubt, row.get("sf__Id")));
            }
        }
        settle(group, doubted, sent);
    }

    private static List<String> header(List<Doubt> doubted) {
        Set<String> fields = new LinkedHashSet<>();
        doubted.forEach(doubt -> doubt.fields().fieldNames().forEachRemaining(fields::add));
        return List.copyOf(fields);
    }

    /** Forgets a group: its records are looked up, or written over, when they are sent again. */
    public void forget(@ExchangeProperty("group") Doubts.Group group, @ExchangeProperty("doubts") List<Doubt> doubted) {
        settle(group, doubted, Map.of());
    }

    private void settle(Doubts.Group group, List<Doubt> doubted, Map<String, Sent> sent) {
        ledger.settle(group.scope(), sent);
        doubts.forget(group.scope(), doubted.stream().map(Doubt::key).toList());
        LOG.info("{}: {} of {} {} records had been written", group.scope().mailbox(), sent.size(), doubted.size(),
                group.scope().object());
    }

    private static Sent sent(Doubt doubt, String id) {
        return Sent.written(doubt.fingerprint(), id, doubt.fieldHashes());
    }
}
