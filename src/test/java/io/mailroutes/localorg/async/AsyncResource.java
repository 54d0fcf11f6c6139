package io.mailroutes.localorg.async;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** {@code /services/async}: jobs, their batches, and what came of these. */
public final class AsyncResource implements AutoCloseable {

    private static final String JOBS = "/job";
    private static final String JOB = JOBS + "/{job}";
    private static final String BATCHES = JOB + "/batch";
    private static final String BATCH = BATCHES + "/{batch}";
    private static final String RESULT_PREFIX = "752";

    private final Schema schema;
    private final Jobs jobs;

    public AsyncResource(Schema schema, Dml dml, QueryEngine engine, Faults faults) {
        this.schema = schema;
        this.jobs = new Jobs(new BatchRun(schema, dml, engine, faults));
    }

    public void addTo(Router router, Sessions sessions) {
        AsyncRoutes routes = new AsyncRoutes(router, sessions);
        routes.add("POST", JOBS, this::open);
        routes.add("GET", JOB, request -> info(request, 200, job(request)));
        routes.add("POST", JOB, this::change);
        routes.add("POST", BATCHES, this::addBatch);
        routes.add("GET", BATCHES, this::list);
        routes.add("GET", BATCH, request -> info(request, 200, batch(request)));
        routes.add("GET", BATCH + "/request", request -> file(request, batch(request).request()));
        routes.add("GET", BATCH + "/result", this::result);
        routes.add("GET", BATCH + "/result/{result}", request -> file(request, requireResult(batch(request))));
    }

    private Job job(Request request) {
        return jobs.find(request.variable("job"));
    }

    private Batch batch(Request request) {
        return job(request).batch(request.variable("batch"));
    }

    private Response info(Request request, int status, Job job) {
        return format(request, job).answer(status, "jobInfo", job.info());
    }

    private Response info(Request request, int status, Batch batch) {
        return format(request, batch.job()).answer(status, "batchInfo", batch.info());
    }

    private static InfoFormat format(Request request, Job job) {
        return InfoFormat.of(request, job.order().contentType().infoFormat());
    }

    private Response open(Request request) {
        Map<String, Object> asked = InfoFormat.of(request, InfoFormat.XML).read(request);
        return info(request, 201, jobs.open(order(request, asked)));
    }

    private JobOrder order(Request request, Map<String, Object> asked) {
        Operation operation = Operation.named(asked.get("operation"));
        if (operation == Operation.HARD_DELETE) {
            // A permission that even administrators lack at first.
            throw ApiException.badRequest("FeatureNotEnabled", "hardDelete operation requires special user profile "
                    + "permission, please contact your system administrator");
        }
        SObjectType type = schema.type(String.valueOf(asked.get("object"))).orElseThrow(() -> ApiException.badRequest(
                "InvalidEntity", "Entity '" + asked.get("object") + "' is not supported by the Bulk API."));
        Field key = operation == Operation.UPSERT ? key(type, asked.get("externalIdFieldName")) : null;
        // Some clients send the number of the mode for its name.
        boolean serial = List.of("Serial", "1").contains(String.valueOf(asked.get("concurrencyMode")));
        return new JobOrder(type, operation, key, ContentType.named(asked.getOrDefault("contentType", "XML")), serial,
                request.version(), Save.Options.of(request.session().userId()).fromCsv(true));
    }

    private static Field key(SObjectType type, Object name) {
        if (name == null) {
            throw ApiException.badRequest("InvalidJob", "External ID was blank for " + type.name()
                    + ". An External ID must be specified for upsert.");
        }
        return type.field(name.toString()).filter(Field::isKey).orElseThrow(() -> ApiException.badRequest("InvalidJob",
                "Field name provided, " + name + " does not match an External ID for " + type.name()));
    }

    private Response change(Request request) {
        Job job = job(request);
        job.change(InfoFormat.of(request, InfoFormat.XML).read(request).get("state"));
        return info(request, 200, job);
    }

    private Response addBatch(Request request) {
        return info(request, 201, jobs.add(job(request), request.body()));
    }

    private Response list(Request request) {
        Job job = job(request);
        return format(request, job).batches(job.batches().stream().map(Batch::info).toList());
    }

    /** Of a query, ids under which its results are to be had; there is always one. */
    private Response result(Request request) {
        Batch batch = batch(request);
        Path result = requireResult(batch);
        if (!batch.job().order().operation().reads()) {
            return file(request, result);
        }
        String id = RecordId.of(RESULT_PREFIX, RecordId.number(batch.id()));
        return format(request, batch.job()).resultIds(List.of(id));
    }

    private static Path requireResult(Batch batch) {
        switch (batch.state()) {
            case COMPLETED:
                return batch.result();
            case FAILED:
                throw ApiException.badRequest("InvalidBatch", "Records not processed");
            default:
                throw ApiException.badRequest("InvalidBatch", "Batch not completed");
        }
    }

    private Response file(Request request, Path file) {
        return Response.content(job(request).order().contentType().mediaType(), out -> Files.copy(file, out));
    }

    /** Batches that are not done never will be. */
    @Override
    public void close() {
        jobs.close();
    }
}
