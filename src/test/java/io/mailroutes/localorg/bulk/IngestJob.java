package io.mailroutes.localorg.bulk;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.mailroutes.localorg.data.JsonValues;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** One ingest job: what it is to do, and how far it is. */
final class IngestJob {

    /** What was asked for when the job was made. */
    record Order(SObjectType type, String operation, Field key, CsvDialect dialect, String version, Save.Options options) {
    }

    private final String id;
    private final Order order;
    private final JobFiles files;
    private final LocalDateTime created = now();
    private JobState state = JobState.OPEN;
    private LocalDateTime changed = created;
    private Upload upload;
    private long processed;
    private long failed;
    private long startedAt;
    private long milliseconds;
    private String errorMessage;

    IngestJob(String id, Order order, JobFiles files) {
        this.id = id;
        this.order = order;
        this.files = files;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    JobFiles files() {
        return files;
    }

    synchronized JobState state() {
        return state;
    }

    /** A job takes one upload, and only while it is open. */
    synchronized Upload startUpload() {
        if (state != JobState.OPEN) {
            throw JobErrors.invalidState("Job: <" + id + "> is not in Open state, current state is " + state.label());
        }
        if (upload != null) {
            throw ApiException.badRequest("CLIENTINPUTERROR", "InvalidBatch : Found multiple contents for job: <" + id
                    + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do"
                    + " 'PUT' once on a given Job.");
        }
        upload = new Upload(files.upload());
        return upload;
    }

    /** What came of an upload that broke off is thrown away, and another may be sent. */
    synchronized void uploadBroke() {
        upload = null;
    }

    synchronized Upload upload() {
        return upload;
    }

    synchronized Map<String, Object> close() {
        if (state != JobState.OPEN) {
            throw JobErrors.invalidState("Closing already closed Job not allowed");
        }
        become(JobState.UPLOAD_COMPLETE);
        return summary();
    }

    synchronized void abort() {
        if (state.ended()) {
            throw JobErrors.invalidState("Aborting already " + state.label() + " Job not allowed");
        }
        become(JobState.ABORTED);
    }

    /** @return whether the work may begin, which it may not when the job was aborted meanwhile */
    synchronized boolean start() {
        startedAt = System.currentTimeMillis();
        return advance(JobState.IN_PROGRESS);
    }

    synchronized void complete() {
        advance(JobState.JOB_COMPLETE);
    }

    private boolean advance(JobState next) {
        if (!state.ended()) {
            become(next);
        }
        return state == next;
    }

    synchronized void fail(String message) {
        errorMessage = message;
        advance(JobState.FAILED);
    }

    synchronized boolean aborted() {
        return state == JobState.ABORTED;
    }

    private void become(JobState next) {
        state = next;
        changed = now();
    }

    synchronized void count(int rows, int failedRows) {
        processed += rows;
        failed += failedRows;
        milliseconds = System.currentTimeMillis() - startedAt;
    }

    synchronized long processed() {
        return processed;
    }

    /** What the job says of itself to who makes, closes or lists it. */
    synchronized Map<String, Object> summary() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("operation", order.operation());
        body.put("object", order.type().name());
        body.put("createdById", order.options().userId());
        body.put("createdDate", JsonValues.of(created));
        body.put("systemModstamp", JsonValues.of(changed));
        body.put("state", state.label());
        if (order.key() != null) {
            body.put("externalIdFieldName", order.key().name());
        }
        body.put("concurrencyMode", "Parallel");
        body.put("contentType", "CSV");
        body.put("apiVersion", Double.valueOf(order.version()));
        if (state == JobState.OPEN) {
            body.put("contentUrl", "services/data/v" + order.version() + "/jobs/ingest/" + id + "/batches");
        }
        body.put("lineEnding", order.dialect().lineEnding());
        body.put("columnDelimiter", order.dialect().columnDelimiter());
        return body;
    }

    /** The same with the figures, for who asks how far it is. */
    synchronized Map<String, Object> progress() {
        Map<String, Object> body = summary();
        body.put("jobType", "V2Ingest");
        body.put("numberRecordsProcessed", processed);
        body.put("numberRecordsFailed", failed);
        body.put("retries", 0);
        body.put("totalProcessingTime", milliseconds);
        body.put("apiActiveProcessingTime", milliseconds);
        body.put("apexProcessingTime", 0);
        if (errorMessage != null) {
            body.put("errorMessage", errorMessage);
        }
        return body;
    }
}
