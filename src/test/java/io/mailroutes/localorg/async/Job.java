package io.mailroutes.localorg.async;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.mailroutes.localorg.errors.ApiException;

/** One job with its batches. */
final class Job {

    private static final String OPEN = "Open";
    private static final String CLOSED = "Closed";
    private static final String ABORTED = "Aborted";

    private final String id;
    private final JobOrder order;
    private final LocalDateTime created = now();
    private final List<Batch> batches = new ArrayList<>();
    private String state = OPEN;
    private LocalDateTime changed = created;

    Job(String id, JobOrder order) {
        this.id = id;
        this.order = order;
    }

    static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    String id() {
        return id;
    }

    JobOrder order() {
        return order;
    }

    synchronized void requireOpen() {
        if (!OPEN.equals(state)) {
            throw ApiException.badRequest("InvalidJobState", "Job is not open: " + state);
        }
    }

    synchronized void add(Batch batch) {
        batches.add(batch);
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    Batch batch(String batchId) {
        return batches().stream().filter(batch -> batch.id().startsWith(batchId)).findFirst().orElseThrow(() ->
                ApiException.badRequest("InvalidBatch", "Unable to find batch for id: " + batchId));
    }

    synchronized void change(Object next) {
        if (ABORTED.equals(state) || !CLOSED.equals(next) && !ABORTED.equals(next)) {
            throw ApiException.badRequest("InvalidJobState", "A job that is " + state + " cannot become " + next);
        }
        state = next.toString();
        changed = now();
    }

    synchronized boolean aborted() {
        return ABORTED.equals(state);
    }

    synchronized Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", id);
        info.put("operation", order.operation().label());
        info.put("object", order.type().name());
        info.put("createdById", order.options().userId());
        info.put("createdDate", created);
        info.put("systemModstamp", changed);
        info.put("state", state);
        info.put("externalIdFieldName", order.key() == null ? null : order.key().name());
        info.put("concurrencyMode", order.serial() ? "Serial" : "Parallel");
        info.put("contentType", order.contentType().name());
        addFigures(info);
        return info;
    }

    private void addFigures(Map<String, Object> info) {
        info.put("numberBatchesQueued", count(Batch.State.QUEUED));
        info.put("numberBatchesInProgress", count(Batch.State.IN_PROGRESS));
        info.put("numberBatchesCompleted", count(Batch.State.COMPLETED));
        info.put("numberBatchesFailed", count(Batch.State.FAILED));
        info.put("numberBatchesTotal", batches.size());
        info.put("numberRecordsProcessed", sum(Batch::processed));
        info.put("numberRetries", 0);
        info.put("apiVersion", Double.valueOf(order.version()));
        info.put("numberRecordsFailed", sum(Batch::failed));
        info.put("totalProcessingTime", 0);
        info.put("apiActiveProcessingTime", 0);
        info.put("apexProcessingTime", 0);
    }

    private int count(Batch.State wanted) {
        return (int) batches.stream().filter(batch -> batch.state() == wanted).count();
    }

    private int sum(ToIntFunction<Batch> figure) {
        return batches.stream().mapToInt(figure).sum();
    }
}
