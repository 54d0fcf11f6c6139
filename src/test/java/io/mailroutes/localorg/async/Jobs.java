package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.RecordId;

/** All jobs. Batches are worked off one at a time, in the order in which they came. */
final class Jobs implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Jobs.class.getName());
    private static final int LARGEST = 10_000_000;
    private static final String JOB_PREFIX = "750";
    private static final String BATCH_PREFIX = "751";
    /** So that these ids and those of the jobs of 2.0, which begin alike, do not meet. */
    private static final long FIRST_NUMBER = 2_000_000_000;

    private final BatchRun run;
    private final Path folder;
    private final AtomicLong made = new AtomicLong(FIRST_NUMBER);
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "local-org-batches");
        thread.setDaemon(true);
        return thread;
    });

    Jobs(BatchRun run) {
        this.run = run;
        try {
            folder = Files.createTempDirectory("local-org-batches");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job open(JobOrder order) {
        Job job = new Job(RecordId.of(JOB_PREFIX, made.incrementAndGet()), order);
        jobs.put(job.id(), job);
        return job;
    }

    Job find(String id) {
        return RecordId.normalize(id).map(jobs::get).orElseThrow(() ->
                ApiException.badRequest("InvalidJob", "Unable to find job for id: " + id));
    }

    Batch add(Job job, InputStream content) {
        job.requireOpen();
        Batch batch = new Batch(RecordId.of(BATCH_PREFIX, made.incrementAndGet()), job, folder);
        receive(batch, content);
        job.add(batch);
        worker.execute(() -> work(batch));
        return batch;
    }

    private static void receive(Batch batch, InputStream content) {
        try {
            Files.copy(content, batch.request());
            if (Files.size(batch.request()) > LARGEST) {
                Files.delete(batch.request());
                throw ApiException.badRequest("ClientInputError", "Failed to read request. Exceeded max size limit of "
                        + LARGEST);
            }
        } catch (IOException e) {
            throw ApiException.badRequest("ClientInputError", "The batch did not come in whole: " + e.getMessage());
        }
    }

    private void work(Batch batch) {
        if (batch.job().aborted()) {
            batch.become(Batch.State.NOT_PROCESSED);
            return;
        }
        batch.become(Batch.State.IN_PROGRESS);
        try {
            run.run(batch);
            batch.become(Batch.State.COMPLETED);
        } catch (JobFailedException e) {
            batch.fail(e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Batch " + batch.id() + " broke", e);
            batch.fail("Unknown : " + e.getMessage());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        jobs.values().forEach(job -> job.batches().forEach(Jobs::delete));
        delete(folder);
    }

    private static void delete(Batch batch) {
        delete(batch.request());
        delete(batch.result());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
