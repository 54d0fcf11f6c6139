package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.RecordId;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.data.Upserts;
import io.mailroutes.localorg.http.Answer;
import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.schema.ObjectType;

/**
 * Ingest jobs of Bulk API 2.0. A closed job is worked on by another thread, as Salesforce does.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm">
 *      Bulk API 2.0 Ingest</a>
 */
public final class IngestApi implements AutoCloseable {

    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete", "hardDelete");

    private final Records records;
    private final Database database;
    private final Path folder;
    private final Map<String, IngestJob> jobs = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "ingest-jobs");
        thread.setDaemon(true);
        return thread;
    });

    /** @param folder for uploads and results; the caller deletes it */
    public IngestApi(Records records, Database database, Path folder) {
        this.records = records;
        this.database = database;
        this.folder = folder;
    }

    /** {@code POST /jobs/ingest}. */
    public Answer create(Call call) {
        ObjectNode request = (ObjectNode) call.json();
        IngestJob job = new IngestJob(RecordId.of("750", numbers.incrementAndGet()), request, call.version(), folder);
        if (!OPERATIONS.contains(job.operation)) {
            throw ApiException.call(400, "INVALIDOPERATION", "Unknown operation: " + job.operation);
        }
        ObjectType object = records.object(job.object);
        if ("upsert".equals(job.operation)) {
            checkKey(object, job.externalIdFieldName);
        }
        jobs.put(job.id, job);
        return Answer.json(200, job.json());
    }

    /** {@code PUT /jobs/ingest/ID/batches}: one upload a job. */
    public Answer upload(Call call) {
        IngestJob job = job(call);
        if (!"Open".equals(job.state) || job.uploaded) {
            throw ApiException.call(400, "INVALIDJOBSTATE", job.uploaded ? "Found multiple contents for job: <" + job.id
                    + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you "
                    + "only do 'PUT' once on a given Job." : "The job is not open");
        }
        try {
            Files.copy(call.body(), job.content, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        job.uploaded = true;
        return Answer.empty(201);
    }

    /** {@code PATCH /jobs/ingest/ID}: close or abort. */
    public Answer change(Call call) {
        IngestJob job = job(call);
        String state = call.json().path("state").asText();
        if ("Aborted".equals(state) && !job.isEnded()) {
            job.state = "Aborted";
        } else if ("UploadComplete".equals(state) && "Open".equals(job.state)) {
            job.state = "UploadComplete";
            worker.execute(() -> new IngestWork(job, records, database).run());
        } else {
            throw ApiException.call(400, "INVALIDJOBSTATE", "Invalid job state: " + state);
        }
        return Answer.json(200, job.json());
    }

    /** {@code GET /jobs/ingest/ID}. */
    public Answer get(Call call) {
        return Answer.json(200, job(call).json());
    }

    /** {@code GET /jobs/ingest}. */
    public Answer list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("done", true);
        ArrayNode all = json.putArray("records");
        jobs.values().forEach(job -> all.add(job.json()));
        return Answer.json(200, json.putNull("nextRecordsUrl"));
    }

    /** {@code DELETE /jobs/ingest/ID}. */
    public Answer delete(Call call) {
        jobs.remove(job(call).id);
        return Answer.empty(204);
    }

    /** {@code GET /jobs/ingest/ID/successfulResults} and its likes. */
    public Answer results(Call call) {
        IngestJob job = job(call);
        return switch (call.part(3).toLowerCase()) {
            case "successfulresults" -> Answer.csv(job.successful);
            case "failedresults" -> Answer.csv(job.failed);
            case "unprocessedrecords" -> Answer.csv(job.unprocessed);
            default -> throw ApiException.call(404, "NOT_FOUND", "The requested resource does not exist");
        };
    }

    private IngestJob job(Call call) {
        IngestJob job = jobs.get(call.part(2));
        if (job == null) {
            throw ApiException.call(404, "NOT_FOUND", "The requested resource does not exist");
        }
        return job;
    }

    private static void checkKey(ObjectType object, String name) {
        try {
            Upserts.key(object, name);
        } catch (ApiException e) {
            throw ApiException.call(400, "INVALIDJOB", "InvalidJob : Field name provided, " + name
                    + " does not match an External ID, Salesforce Id, or indexed field for " + object.name());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
