package io.mailroutes.localorg.async;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** One batch of a job, and how far it is. */
final class Batch {

    /** Where a batch stands. */
    enum State {

        QUEUED("Queued"), IN_PROGRESS("InProgress"), COMPLETED("Completed"), FAILED("Failed"),
        NOT_PROCESSED("NotProcessed");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    private final String id;
    private final Job job;
    private final Path request;
    private final Path result;
    private final LocalDateTime created = Job.now();
    private State state = State.QUEUED;
    private String stateMessage;
    private LocalDateTime changed = created;
    private int processed;
    private int failed;

    Batch(String id, Job job, Path folder) {
        this.id = id;
        this.job = job;
        this.request = folder.resolve(id + ".request");
        this.result = folder.resolve(id + ".result");
    }

    String id() {
        return id;
    }

    Job job() {
        return job;
    }

    /** The file with what was sent. */
    Path request() {
        return request;
    }

    /** The file with what came of it. */
    Path result() {
        return result;
    }

    synchronized State state() {
        return state;
    }

    synchronized void become(State next) {
        state = next;
        changed = Job.now();
    }

    synchronized void fail(String message) {
        stateMessage = message;
        become(State.FAILED);
    }

    synchronized void count(int rows, int failedRows) {
        processed += rows;
        failed += failedRows;
    }

    synchronized int processed() {
        return processed;
    }

    synchronized int failed() {
        return failed;
    }

    /** The figures for time are those of an org that is too quick to measure. */
    synchronized Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", id);
        info.put("jobId", job.id());
        info.put("state", state.label);
        info.put("stateMessage", stateMessage);
        info.put("createdDate", created);
        info.put("systemModstamp", changed);
        info.put("numberRecordsProcessed", processed);
        info.put("numberRecordsFailed", failed);
        info.put("totalProcessingTime", 0);
        info.put("apiActiveProcessingTime", 0);
        info.put("apexProcessingTime", 0);
        return info;
    }
}
