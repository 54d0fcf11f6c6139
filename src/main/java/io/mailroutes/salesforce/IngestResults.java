package io.mailroutes.salesforce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;

/**
 * Gathers what an ingest job says of its rows. The result files come in any order, so a row is found by its own
 * values; rows that are all alike stand for each other.
 */
public final class IngestResults {

    private final List<String> header;
    private final Map<List<String>, Deque<LoadRecord>> open = new HashMap<>();
    private final List<Loaded> loaded = new ArrayList<>();

    /** @param records what the job was sent */
    public IngestResults(List<LoadRecord> records) {
        this.header = IngestJobs.header(records);
        records.forEach(record -> open
                .computeIfAbsent(IngestJobs.values(header, record), values -> new ArrayDeque<>(1))
                .add(record));
    }

    /** Takes the rows of {@code successfulResults}. */
    public void successful(Iterator<Map<String, String>> rows) {
        rows.forEachRemaining(row -> settle(row,
                Outcome.written(row.get("sf__Id"), Boolean.parseBoolean(row.get("sf__Created")))));
    }

    /** Takes the rows of {@code failedResults}. */
    public void failed(Iterator<Map<String, String>> rows) {
        rows.forEachRemaining(row -> settle(row, refusal(row.get("sf__Error"))));
    }

    /** @return what became of every record; those that no result file has were not processed */
    public List<Loaded> all(Job job) {
        Outcome unprocessed = unprocessed(job);
        open.values().forEach(records -> records.forEach(record -> loaded.add(new Loaded(record, unprocessed))));
        open.clear();
        return loaded;
    }

    /** @return every record that is still open refused, because a call about the job failed */
    public List<Loaded> failed(Exception exception) {
        Outcome outcome = ApiErrors.refusal(exception);
        open.values().forEach(records -> records.forEach(record -> loaded.add(new Loaded(record, outcome))));
        open.clear();
        return loaded;
    }

    /** Splits {@code CODE:message:Field1,Field2 --}; the message may have colons of its own. */
    static Outcome refusal(String error) {
        int first = error.indexOf(':');
        int last = error.lastIndexOf(':');
        if (first < 0) {
            return Outcome.refused("UNKNOWN", error);
        }
        String fields = error.substring(last + 1).replaceFirst("\\s*--\\s*$", "").strip();
        String message = last > first ? error.substring(first + 1, last) : error.substring(first + 1);
        return Outcome.refused(error.substring(0, first), fields.isEmpty() ? message : message + " (" + fields + ")");
    }

    private void settle(Map<String, String> row, Outcome outcome) {
        Deque<LoadRecord> records = open.get(IngestJobs.values(header, row));
        LoadRecord record = records == null ? null : records.poll();
        if (record == null) {
            throw new IllegalStateException("The ingest job's results have a row that was not sent: " + row.keySet());
        }
        loaded.add(new Loaded(record, outcome));
    }

    private static Outcome unprocessed(Job job) {
        String message = job.getErrorMessage();
        return Outcome.refused("NOT_PROCESSED", "The ingest job " + job.getId() + " ended as " + job.getState()
                + " before this record" + (message == null ? "" : ": " + message) + ". To do: send it again.");
    }
}
