package io.mailroutes.localorg.dml;

/** A task is closed by its status, and keeps the time when that happened. */
final class TaskRules extends ActivityRules {

    @Override
    void derive(Batch batch, Draft draft) {
        if (draft.changes("Status")) {
            boolean closed = "Completed".equalsIgnoreCase((String) draft.after("Status"));
            draft.set("IsClosed", closed);
            draft.set("CompletedDateTime", closed ? batch.now() : null);
        }
        if (draft.changes("Priority")) {
            draft.set("IsHighPriority", "High".equalsIgnoreCase((String) draft.after("Priority")));
        }
    }
}
