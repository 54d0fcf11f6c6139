package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.faults.JobFaults;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Works off one job, row by row from its file, so that memory does not grow with the job. */
final class IngestRun {

    /** As many records as a trigger sees at a time; two rows with one key are noticed among them. */
    private static final int CHUNK = 200;

    private final IngestJob job;
    private final Schema schema;
    private final Dml dml;
    private final JobFaults faults;

    IngestRun(IngestJob job, Schema schema, Dml dml, JobFaults faults) {
        this.job = job;
        this.schema = schema;
        this.dml = dml;
        this.faults = faults;
    }

    void run() throws IOException, JobFailedException {
        faults.delay();
        if (job.upload() == null) {
            return;
        }
        try (CSVParser parser = CSVParser.parse(job.upload().open(), job.order().dialect().format())) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (rows.hasNext()) {
                List<String> header = rows.next().toList();
                try (ResultFiles results = new ResultFiles(job.files(), job.order().dialect(), header)) {
                    run(header, rows, results);
                }
            }
        }
    }

    private void run(List<String> header, Iterator<CSVRecord> rows, ResultFiles results)
            throws IOException, JobFailedException {
        try {
            checkLineEnding();
            List<CsvColumn> columns = columns(header);
            while (rows.hasNext() && !job.aborted()) {
                process(next(rows), columns, results);
                trouble();
            }
            rows.forEachRemaining(results::writeUnprocessed);
        } catch (JobFailedException e) {
            rows.forEachRemaining(results::writeUnprocessed);
            throw e;
        } catch (UncheckedIOException e) {
            // The parser's way to say that this is no CSV; what comes behind the place cannot be told apart.
            throw JobFailedException.invalidBatch("Failed to read the CSV: " + e.getCause().getMessage());
        }
    }

    /** What a job is told to run into once its first rows are written. */
    private void trouble() throws JobFailedException {
        if (faults.aborts()) {
            job.abort();
        }
        Optional<String> failure = faults.failure();
        if (failure.isPresent()) {
            throw new JobFailedException(failure.get());
        }
    }

    private void checkLineEnding() throws JobFailedException {
        String lineEnding = job.order().dialect().lineEnding();
        if (!job.upload().hasLineEnding(lineEnding)) {
            throw new JobFailedException("ClientInputError : LineEnding is invalid on user data. Current LineEnding setting"
                    + " is " + lineEnding);
        }
    }

    private List<CsvColumn> columns(List<String> header) throws JobFailedException {
        List<CsvColumn> columns = new ArrayList<>();
        for (String name : header) {
            columns.add(CsvColumn.of(schema, job.order().type(), name));
        }
        String needed = neededColumn();
        if (needed != null && header.stream().noneMatch(needed::equalsIgnoreCase)) {
            throw JobFailedException.invalidBatch("Field name not found : " + needed);
        }
        return columns;
    }

    private String neededColumn() {
        return switch (job.order().operation()) {
            case "insert" -> null;
            case "upsert" -> job.order().key().name();
            default -> "Id";
        };
    }

    private static List<CSVRecord> next(Iterator<CSVRecord> rows) {
        List<CSVRecord> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && rows.hasNext()) {
            chunk.add(rows.next());
        }
        return chunk;
    }

    private void process(List<CSVRecord> chunk, List<CsvColumn> columns, ResultFiles results) throws IOException {
        List<SaveResult> saved = save(chunk.stream().map(row -> values(row, columns)).toList());
        results.write(chunk, saved);
        job.count(chunk.size(), (int) saved.stream().filter(result -> !result.success()).count());
    }

    private static Map<String, Object> values(CSVRecord row, List<CsvColumn> columns) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < columns.size() && i < row.size(); i++) {
            columns.get(i).put(values, row.get(i));
        }
        return values;
    }

    private List<SaveResult> save(List<Map<String, Object>> rows) {
        SObjectType type = job.order().type();
        Save.Options options = job.order().options();
        return switch (job.order().operation().toLowerCase(Locale.ROOT)) {
            case "insert" -> dml.save(Save.insert(type, rows, options));
            case "update" -> dml.save(Save.update(type, rows, options));
            case "upsert" -> dml.save(Save.upsert(type, job.order().key(), rows, options));
            case "harddelete" -> dml.hardDelete(type, ids(rows), options);
            default -> dml.delete(type, ids(rows), options);
        };
    }

    private static List<String> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> String.valueOf(row.get("Id"))).toList();
    }
}
