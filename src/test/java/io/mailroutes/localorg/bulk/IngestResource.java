package io.mailroutes.localorg.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Json;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** {@code /jobs/ingest}: the Bulk API 2.0 for writing. */
public final class IngestResource implements AutoCloseable {

    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete", "hardDelete");
    private static final String JOB_TYPE = "V2Ingest";
    private static final int LONGEST_MULTIPART = 100_000;

    private final Schema schema;
    private final IngestJobs jobs;
    private final BooleanSupplier hardDelete;

    /** @param hardDelete whether the user has the permission to delete past the recycle bin */
    public IngestResource(IngestJobs jobs, Schema schema, BooleanSupplier hardDelete) {
        this.jobs = jobs;
        this.schema = schema;
        this.hardDelete = hardDelete;
    }

    public void addTo(Router router) {
        router.addApi("POST", "/jobs/ingest", this::create);
        router.addApi("GET", "/jobs/ingest", request -> JobList.of(request, "/jobs/ingest", JOB_TYPE,
                jobs.all(), job -> withType(job.summary())));
        router.addApi("GET", "/jobs/ingest/{id}", request -> Response.ok(job(request).progress()));
        router.addApi("PATCH", "/jobs/ingest/{id}", this::change);
        router.addApi("DELETE", "/jobs/ingest/{id}", this::delete);
        router.addApi("PUT", "/jobs/ingest/{id}/batches", this::upload);
        router.addApi("GET", "/jobs/ingest/{id}/successfulResults", request -> results(request, JobFiles::successful));
        router.addApi("GET", "/jobs/ingest/{id}/failedResults", request -> results(request, JobFiles::failed));
        router.addApi("GET", "/jobs/ingest/{id}/unprocessedrecords", request -> results(request, JobFiles::unprocessed));
    }

    private IngestJob job(Request request) {
        return jobs.find(request.variable("id"));
    }

    private Response create(Request request) {
        String type = request.header("Content-Type").orElse("");
        if (!type.startsWith("multipart/")) {
            return Response.ok(jobs.open(order(request, request.json())).summary());
        }
        Map<String, String> parts = Multipart.parse(type, text(request));
        byte[] description = parts.getOrDefault("job", "{}").getBytes(StandardCharsets.UTF_8);
        IngestJob job = jobs.open(order(request, Json.object(new ByteArrayInputStream(description))));
        receive(job, new ByteArrayInputStream(parts.getOrDefault("content", "").getBytes(StandardCharsets.UTF_8)));
        return Response.ok(jobs.close(job));
    }

    private static String text(Request request) {
        try {
            String text = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
            if (text.length() > LONGEST_MULTIPART) {
                throw ApiException.badRequest("CLIENTINPUTERROR", "ClientInputError : a multipart request may have at most "
                        + LONGEST_MULTIPART + " characters");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IngestJob.Order order(Request request, Map<String, Object> body) {
        Object operation = body.get("operation");
        if (operation == null || !OPERATIONS.contains(operation.toString())) {
            throw JobErrors.invalidJob("Unknown operation: " + operation);
        }
        checkContentType(body);
        if ("hardDelete".equals(operation) && !hardDelete.getAsBoolean()) {
            throw JobErrors.hardDeleteNotEnabled();
        }
        SObjectType type = schema.type(String.valueOf(body.get("object")))
                .orElseThrow(() -> JobErrors.invalidEntity(body.get("object")));
        Field key = "upsert".equals(operation) ? key(type, body.get("externalIdFieldName")) : null;
        return new IngestJob.Order(type, operation.toString(), key, CsvDialect.of(body), request.version(),
                Records.options(request).fromCsv(true));
    }

    private static void checkContentType(Map<String, Object> body) {
        Object type = body.getOrDefault("contentType", "CSV");
        if (!"CSV".equals(type)) {
            throw JobErrors.invalidJob("Unsupported content type: " + type);
        }
    }

    private static Field key(SObjectType type, Object name) {
        if (name == null) {
            throw JobErrors.invalidJob("External ID was blank for " + type.name()
                    + ". An External ID must be specified for upsert.");
        }
        return type.field(name.toString()).filter(Field::isKey).orElseThrow(() -> JobErrors.invalidJob(
                "Field name provided, " + name + " does not match an External ID, Salesforce Id, or indexed field for "
                        + type.name()));
    }

    private static Map<String, Object> withType(Map<String, Object> job) {
        job.put("jobType", JOB_TYPE);
        return job;
    }

    private Response upload(Request request) {
        receive(job(request), request.body());
        return new Response(201, Map.of(), null);
    }

    private static void receive(IngestJob job, InputStream in) {
        Upload upload = job.startUpload();
        try {
            upload.receive(in);
        } catch (IOException e) {
            job.uploadBroke();
            throw new UncheckedIOException(e);
        }
    }

    private Response change(Request request) {
        IngestJob job = job(request);
        Object state = request.json().get("state");
        if (JobState.UPLOAD_COMPLETE.label().equals(state)) {
            return Response.ok(jobs.close(job));
        }
        if (JobState.ABORTED.label().equals(state)) {
            job.abort();
            return Response.ok(job.summary());
        }
        throw JobErrors.invalidState("Unknown state: " + state);
    }

    private Response delete(Request request) {
        jobs.delete(job(request));
        return Response.noContent();
    }

    private Response results(Request request, Function<JobFiles, Path> which) {
        Path file = which.apply(job(request).files());
        return Response.content("text/csv", out -> {
            if (Files.exists(file)) {
                Files.copy(file, out);
            }
        });
    }

    /** Waits until every job that is closed has been worked off. */
    public void await() {
        jobs.await();
    }

    /** Jobs that have not ended never will. */
    @Override
    public void close() {
        jobs.close();
    }
}
