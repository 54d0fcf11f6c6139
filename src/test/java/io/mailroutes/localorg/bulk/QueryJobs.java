package io.mailroutes.localorg.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.faults.JobFaults;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.soql.QueryEngine;

/** All query jobs. */
final class QueryJobs implements AutoCloseable {

    private static final Logger LOG = System.getLogger(QueryJobs.class.getName());
    private static final String ID_PREFIX = "750";
    /** So that these ids and those of ingest jobs, which begin alike, do not meet. */
    private static final long FIRST_NUMBER = 1_000_000_000;

    private final QueryEngine engine;
    private final Faults faults;
    private final AtomicLong made = new AtomicLong(FIRST_NUMBER);
    private final Map<String, QueryJob> jobs = new ConcurrentSkipListMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "local-org-query");
        thread.setDaemon(true);
        return thread;
    });

    QueryJobs(QueryEngine engine, Faults faults) {
        this.engine = engine;
        this.faults = faults;
    }

    QueryJob start(QueryJob.Order order) {
        String id = RecordId.of(ID_PREFIX, made.incrementAndGet());
        QueryJob job = new QueryJob(id, order, file(id));
        jobs.put(id, job);
        worker.execute(() -> run(job));
        return job;
    }

    private static Path file(String id) {
        try {
            return Files.createTempFile(id, ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(QueryJob job) {
        JobFaults trouble = faults.ofJob(job.id());
        job.become(JobState.IN_PROGRESS);
        trouble.delay();
        if (trouble.aborts()) {
            job.become(JobState.ABORTED);
        }
        trouble.failure().ifPresent(job::fail);
        if (!job.state().ended()) {
            export(job);
        }
    }

    private void export(QueryJob job) {
        try (BufferedWriter out = Files.newBufferedWriter(job.file(), StandardCharsets.UTF_8)) {
            engine.export(job.order().query(), "queryAll".equals(job.order().operation()),
                    new CsvFile(out, job.order().dialect(), job::countRow));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Query job " + job.id() + " broke", e);
            job.fail("Unknown : " + e.getMessage());
        }
        job.become(JobState.JOB_COMPLETE);
    }

    QueryJob find(String id) {
        return RecordId.normalize(id).map(jobs::get).orElseThrow(ApiException::notFound);
    }

    List<QueryJob> newestFirst() {
        List<QueryJob> all = new ArrayList<>(jobs.values());
        Collections.reverse(all);
        return all;
    }

    void delete(QueryJob job) {
        if (!job.state().ended()) {
            throw JobErrors.invalidState("Deleting a Job in state " + job.state().label() + " not allowed");
        }
        jobs.remove(job.id());
        deleteFile(job);
    }

    private static void deleteFile(QueryJob job) {
        try {
            Files.deleteIfExists(job.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        jobs.values().forEach(QueryJobs::deleteFile);
    }
}
