package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.composite.CollectionsApi;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.data.Upserts;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Works through the rows of one closed job. */
final class IngestWork implements Runnable {

    private static final int BATCH = 200;
    private static final String NULL = "#N/A";

    private final IngestJob job;
    private final Records records;
    private final Database database;

    IngestWork(IngestJob job, Records records, Database database) {
        this.job = job;
        this.records = records;
        this.database = database;
    }

    @Override
    public void run() {
        job.state = "InProgress";
        try (Reader content = Files.newBufferedReader(job.content, StandardCharsets.UTF_8);
                CSVPrinter successful = printer(job.successful);
                CSVPrinter failed = printer(job.failed);
                CSVPrinter unprocessed = printer(job.unprocessed)) {
            checkLineEnding();
            CSVParser rows = CSVFormat.DEFAULT.builder().setDelimiter(job.delimiter()).setHeader()
                    .setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get().parse(content);
            List<String> header = rows.getHeaderNames();
            heads(header, successful, failed, unprocessed);
            ObjectType object = records.object(job.object);
            checkColumns(object, header);
            work(object, rows, header, successful, failed);
            job.state = "JobComplete";
        } catch (ApiException e) {
            fail(e.getMessage());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            fail("InvalidBatch : Failed to parse CSV: " + e.getMessage());
        } finally {
            database.commit();
        }
    }

    private void fail(String message) {
        job.errorMessage = message;
        job.state = "Failed";
    }

    // The results come in another order than the input: each batch backwards, which is order enough to go wrong with.
    private void work(ObjectType object, CSVParser rows, List<String> header, CSVPrinter successful, CSVPrinter failed)
            throws IOException {
        List<CSVRecord> batch = new ArrayList<>();
        for (CSVRecord row : rows) {
            batch.add(0, row);
            if (batch.size() == BATCH) {
                workBatch(object, batch, header, successful, failed);
            }
        }
        workBatch(object, batch, header, successful, failed);
    }

    private void workBatch(ObjectType object, List<CSVRecord> batch, List<String> header, CSVPrinter successful,
            CSVPrinter failed) throws IOException {
        for (CSVRecord row : batch) {
            if ("Aborted".equals(job.state)) {
                return;
            }
            job.processed++;
            try {
                Saved saved = database.transaction(() -> save(object, row, header));
                print(successful, saved.id(), Boolean.toString(saved.created()), row);
            } catch (ApiException e) {
                job.refused++;
                print(failed, "", error(e), row);
            }
        }
        batch.clear();
        database.commit();
    }

    private Saved save(ObjectType object, CSVRecord row, List<String> header) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String column : header) {
            String value = row.get(column);
            if (!value.isEmpty()) {
                fields.put(column, NULL.equals(value) ? null : value);
            }
        }
        return switch (job.operation) {
            case "insert" -> new Saved(records.create(object, fields), true);
            case "upsert" -> upsert(object, fields);
            case "update" -> {
                String id = String.valueOf(fields.remove("Id"));
                records.update(object, id, fields);
                yield new Saved(id, false);
            }
            default -> {
                records.delete(object, String.valueOf(fields.get("Id")));
                yield new Saved(String.valueOf(fields.get("Id")), false);
            }
        };
    }

    private Saved upsert(ObjectType object, Map<String, Object> fields) {
        Field key = Upserts.key(object, job.externalIdFieldName);
        Object value = fields.remove(key.name());
        if (value == null) {
            throw ApiException.record("MISSING_ARGUMENT", key.name() + " not specified");
        }
        Upserts.Result result = Upserts.upsert(records, object, key, value.toString(), fields);
        if (!result.matches().isEmpty()) {
            throw CollectionsApi.severalMatches(key, result);
        }
        return new Saved(result.id(), result.created());
    }

    private void checkColumns(ObjectType object, List<String> header) {
        for (String column : header) {
            if (object.field(column).isEmpty()) {
                throw ApiException.call(400, "InvalidBatch", "InvalidBatch : Field name not found : " + column);
            }
        }
    }

    private void checkLineEnding() throws IOException {
        try (Reader content = Files.newBufferedReader(job.content, StandardCharsets.UTF_8)) {
            int last = 0;
            for (int c = content.read(); c >= 0 && c != '\n'; c = content.read()) {
                last = c;
            }
            boolean crlf = last == '\r';
            if (crlf != "CRLF".equals(job.lineEnding)) {
                throw ApiException.call(400, "ClientInputError", "ClientInputError : LineEnding is invalid on user data. "
                        + "Current LineEnding setting is " + job.lineEnding);
            }
        }
    }

    private CSVPrinter printer(Path file) throws IOException {
        return CSVFormat.DEFAULT.builder().setDelimiter(job.delimiter()).setRecordSeparator(job.recordSeparator())
                .setQuoteMode(QuoteMode.ALL).get().print(file, StandardCharsets.UTF_8);
    }

    private static void heads(List<String> header, CSVPrinter successful, CSVPrinter failed, CSVPrinter unprocessed)
            throws IOException {
        successful.printRecord(concat("sf__Id", "sf__Created", header));
        failed.printRecord(concat("sf__Id", "sf__Error", header));
        unprocessed.printRecord(header);
    }

    private static void print(CSVPrinter printer, String first, String second, CSVRecord row) throws IOException {
        printer.printRecord(concat(first, second, row.toList()));
    }

    private static List<String> concat(String first, String second, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first, second));
        all.addAll(rest);
        return all;
    }

    private static String error(ApiException e) {
        return e.code() + ":" + e.getMessage() + ":" + (e.fields() == null ? "" : String.join(",", e.fields())) + " --";
    }

    /** A row that was saved. */
    private record Saved(String id, boolean created) {
    }
}
