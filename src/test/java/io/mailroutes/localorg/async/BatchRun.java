package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** Works off a batch: writes its records, or answers its query. */
final class BatchRun {

    /** As many records as a trigger sees at a time; two with one key are noticed among them. */
    private static final int CHUNK = 200;

    private final Schema schema;
    private final Dml dml;
    private final QueryEngine engine;
    private final Faults faults;

    BatchRun(Schema schema, Dml dml, QueryEngine engine, Faults faults) {
        this.schema = schema;
        this.dml = dml;
        this.engine = engine;
        this.faults = faults;
    }

    void run(Batch batch) throws IOException, JobFailedException {
        faults.ofJob(batch.id()).delay();
        if (batch.job().order().operation().reads()) {
            read(batch);
        } else {
            write(batch);
        }
    }

    private void read(Batch batch) throws IOException, JobFailedException {
        JobOrder order = batch.job().order();
        boolean deletedToo = order.operation() == Operation.QUERY_ALL;
        String soql = Files.readString(batch.request(), StandardCharsets.UTF_8);
        try {
            requireObject(order, engine.exportable(soql, deletedToo));
        } catch (ApiException e) {
            ApiError error = e.errors().get(0);
            throw JobFailedException.invalidBatch("Failed to process query: " + error.code() + ": " + error.message());
        }
        try (OutputStream out = Files.newOutputStream(batch.result())) {
            Extract extract = new Extract(engine, soql, deletedToo, order.version());
            batch.count(order.contentType().format().writeRecords(extract, out), 0);
        }
    }

    private static void requireObject(JobOrder order, String queried) {
        if (!queried.equals(order.type().name())) {
            throw ApiException.badRequest("INVALID_TYPE_FOR_OPERATION", "The root entity of the requested query ("
                    + queried + ") does not match the entity of the requested Bulk API Job (" + order.type().name()
                    + ").");
        }
    }

    private void write(Batch batch) throws IOException, JobFailedException {
        List<SaveResult> results = save(batch, rows(batch));
        try (OutputStream out = Files.newOutputStream(batch.result())) {
            batch.job().order().contentType().format().writeResults(results, out);
        }
    }

    private List<Map<String, Object>> rows(Batch batch) throws IOException, JobFailedException {
        JobOrder order = batch.job().order();
        try (InputStream in = Files.newInputStream(batch.request())) {
            List<Map<String, Object>> rows = order.contentType().format().rows(schema, order.type(), in);
            if (rows.isEmpty()) {
                throw JobFailedException.invalidBatch("Records not found");
            }
            String needed = order.operation().neededField(order);
            if (needed != null && rows.stream().noneMatch(row -> row.containsKey(needed))) {
                throw JobFailedException.invalidBatch("Field name not found : " + needed);
            }
            return rows;
        }
    }

    private List<SaveResult> save(Batch batch, List<Map<String, Object>> rows) {
        JobOrder order = batch.job().order();
        List<SaveResult> results = new ArrayList<>(rows.size());
        for (int start = 0; start < rows.size(); start += CHUNK) {
            List<Map<String, Object>> chunk = rows.subList(start, Math.min(start + CHUNK, rows.size()));
            List<SaveResult> saved = order.operation().write(dml, order, chunk);
            batch.count(saved.size(), (int) saved.stream().filter(result -> !result.success()).count());
            results.addAll(saved);
        }
        return results;
    }
}
