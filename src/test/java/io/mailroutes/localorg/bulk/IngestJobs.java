package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.limits.BulkUsage;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.Schema;

/** All ingest jobs; one at a time is worked off, in the order in which they were closed. */
public final class IngestJobs implements AutoCloseable {

    private static final Logger LOG = System.getLogger(IngestJobs.class.getName());
    private static final String ID_PREFIX = "750";

    private final Schema schema;
    private final Dml dml;
    private final Faults faults;
    private final BulkUsage usage;
    private final Path folder;
    private final AtomicLong made = new AtomicLong();
    private final Map<String, IngestJob> jobs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "local-org-ingest");
        thread.setDaemon(true);
        return thread;
    });

    public IngestJobs(Schema schema, Dml dml, Faults faults, BulkUsage usage) {
        this.usage = usage;
        this.schema = schema;
        this.dml = dml;
        this.faults = faults;
        try {
            folder = Files.createTempDirectory("local-org-jobs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IngestJob open(IngestJob.Order order) {
        String id = RecordId.of(ID_PREFIX, made.incrementAndGet());
        IngestJob job = new IngestJob(id, order, JobFiles.in(folder, id));
        jobs.put(id, job);
        return job;
    }

    IngestJob find(String id) {
        return RecordId.normalize(id).map(jobs::get).orElseThrow(ApiException::notFound);
    }

    /** The newest first. */
    List<IngestJob> all() {
        synchronized (jobs) {
            List<IngestJob> all = new ArrayList<>(jobs.values());
            Collections.reverse(all);
            return all;
        }
    }

    /** No more data will come: the job waits for its turn, and says so even when that comes at once. */
    Map<String, Object> close(IngestJob job) {
        Map<String, Object> closed = job.close();
        worker.execute(() -> run(job));
        return closed;
    }

    private void run(IngestJob job) {
        if (!job.start()) {
            return;
        }
        try {
            new IngestRun(job, schema, dml, faults.ofJob(job.id())).run();
            job.complete();
        } catch (JobFailedException e) {
            job.fail(e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Job " + job.id() + " broke", e);
            job.fail("Unknown : " + e.getMessage());
        }
        usage.countIngest(job.processed());
    }

    /** There is one worker: when it comes to this, it is through with all before. */
    void await() {
        try {
            worker.submit(() -> { }).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete(IngestJob job) {
        if (!job.state().ended() && job.state() != JobState.UPLOAD_COMPLETE) {
            throw JobErrors.invalidState("Deleting a Job in state " + job.state().label() + " not allowed");
        }
        jobs.remove(job.id());
        job.files().delete();
    }

    @Override
    public void close() {
        worker.shutdownNow();
        jobs.values().forEach(job -> job.files().delete());
        folder.toFile().deleteOnExit();
    }
}
