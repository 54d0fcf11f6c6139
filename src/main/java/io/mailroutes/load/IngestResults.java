package io.mailroutes.load;

import io.mailroutes.salesforce.ApiErrors;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;

/**
 * Gathers what an ingest job says of its rows. The result files come in any order, so a row is found by its own
 * values; rows that are all alike stand for each other.
 */
public final class IngestResults {

    private static final Pattern JOB_ERROR = Pattern
            .compile("^(InvalidBatch|ClientInputError|InvalidJob|FeatureNotEnabled)\\b");

    private final Job job;
    private final List<LoadRecord> records;
    private final List<RowMatching.ResultRow> rows = new ArrayList<>();

    /**
     * @param records what the job was sent
     * @param job     how it ended
     */
    public IngestResults(List<LoadRecord> records, Job job) {
        this.job = job;
        this.records = records;
    }

    /**
     * Takes the file {@code successfulResults}, as a whole or not at all.
     *
     * @throws IOException when it is not whole
     */
    public IngestResults successful(InputStream csv) throws IOException {
        rows.addAll(written(csv, job));
        return this;
    }

    /** @return the rows of the file {@code successfulResults} of a job */
    static List<RowMatching.ResultRow> written(InputStream csv, Job job) throws IOException {
        return IngestCsv.rows(csv, IngestJobs.written(job)).stream().map(row -> new RowMatching.ResultRow(row,
                Outcome.written(row.get("sf__Id"), Boolean.parseBoolean(row.get("sf__Created"))))).toList();
    }

    /**
     * Takes the file {@code failedResults}, as a whole or not at all.
     *
     * @throws IOException when it is not whole
     */
    public IngestResults failed(InputStream csv) throws IOException {
        IngestCsv.rows(csv, IngestJobs.failed(job)).forEach(row -> rows.add(new RowMatching.ResultRow(row,
                refusal(row.get("sf__Error")))));
        return this;
    }

    /**
     * @return what became of every record; those that no result file has were not processed
     * @throws IOException when rows tell of records that cannot be found out: the call is in doubt
     */
    public List<Loaded> all() throws IOException {
        RowMatching<LoadRecord> matching = RowMatching.of(IngestJobs.header(records), LoadRecord::fields, records, rows, true);
        if (!matching.unmatched().isEmpty()) {
            throw new IOException(matching.unmatched().size() + " rows of the results of the ingest job " + job.getId()
                    + " have values that were not sent");
        }
        Outcome unprocessed = unprocessed(job);
        return records.stream().map(record -> new Loaded(record, matching.matched().getOrDefault(record, unprocessed)))
                .toList();
    }

    /** Splits {@code CODE:message:Field1,Field2 --}; the message may have colons of its own. */
    static Outcome refusal(String error) {
        int first = error.indexOf(':');
        int last = error.lastIndexOf(':');
        if (first < 0) {
            return Outcome.refusal("UNKNOWN", error);
        }
        String fields = error.substring(last + 1).replaceFirst("\\s*--\\s*$", "").strip();
        String message = last > first ? error.substring(first + 1, last) : error.substring(first + 1);
        return Outcome.refusal(ApiErrors.ofRow(error.substring(0, first), fields.isEmpty() ? message
                : message + " (" + fields + ")"));
    }

    private static Outcome unprocessed(Job job) {
        String message = job.getErrorMessage();
        return Outcome.refusal(code(message), "The ingest job " + job.getId() + " ended as " + job.getState()
                + " before this record" + (message == null ? "" : ": " + message) + ". To do: send it again.");
    }

    // "InvalidBatch : Field name not found : X": such a job fails in the same way each time.
    private static String code(String message) {
        Matcher matcher = JOB_ERROR.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1) : "NOT_PROCESSED";
    }
}
