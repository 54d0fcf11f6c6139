package io.mailroutes.localorg.bulk;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.mailroutes.localorg.data.JsonValues;

/** One query job: what it asks, and how far it is. */
final class QueryJob {

    /** What was asked for when the job was made. */
    record Order(String object, String operation, String query, CsvDialect dialect, String version, String userId) {
    }

    private final String id;
    private final Order order;
    private final Path file;
    private final LocalDateTime created = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private JobState state = JobState.UPLOAD_COMPLETE;
    private long rows;
    private String errorMessage;

    QueryJob(String id, Order order, Path file) {
        this.id = id;
        this.order = order;
        this.file = file;
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    Path file() {
        return file;
    }

    synchronized JobState state() {
        return state;
    }

    synchronized void become(JobState next) {
        if (!state.ended()) {
            state = next;
        }
    }

    synchronized void fail(String message) {
        errorMessage = message;
        become(JobState.FAILED);
    }

    synchronized void abort() {
        if (state.ended()) {
            throw JobErrors.invalidState("Aborting already " + state.label() + " Job not allowed");
        }
        become(JobState.ABORTED);
    }

    synchronized void countRow() {
        rows++;
    }

    synchronized Map<String, Object> summary() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("operation", order.operation());
        body.put("object", order.object());
        body.put("createdById", order.userId());
        body.put("createdDate", JsonValues.of(created));
        body.put("systemModstamp", JsonValues.of(created));
        body.put("state", state.label());
        body.put("concurrencyMode", "Parallel");
        body.put("contentType", "CSV");
        body.put("apiVersion", Double.valueOf(order.version()));
        body.put("lineEnding", order.dialect().lineEnding());
        body.put("columnDelimiter", order.dialect().columnDelimiter());
        return body;
    }

    synchronized Map<String, Object> progress() {
        Map<String, Object> body = summary();
        body.put("jobType", "V2Query");
        body.put("numberRecordsProcessed", rows);
        body.put("retries", 0);
        body.put("totalProcessingTime", 0);
        body.put("isPkChunkingSupported", true);
        if (errorMessage != null) {
            body.put("errorMessage", errorMessage);
        }
        return body;
    }
}
