package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

import io.mailroutes.localorg.errors.ApiError;

/** An event has a start and either a length or an end; what is not given follows from the rest. */
final class EventRules extends ActivityRules {

    @Override
    public void check(Batch batch, List<Draft> drafts) throws SQLException {
        super.check(batch, drafts);
        for (Draft draft : drafts) {
            if (start(draft) == null && draft.after("ActivityDate") == null) {
                draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [ActivityDateTime]", "ActivityDateTime"));
            } else if (draft.after("DurationInMinutes") == null && draft.after("EndDateTime") == null) {
                draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [DurationInMinutes]", "DurationInMinutes"));
            }
        }
    }

    @Override
    void derive(Batch batch, Draft draft) {
        LocalDateTime start = start(draft);
        if (start == null) {
            return;
        }
        draft.set("StartDateTime", start);
        draft.set("ActivityDateTime", start);
        draft.set("ActivityDate", start.toLocalDate());
        if (draft.values().get("EndDateTime") instanceof LocalDateTime end) {
            draft.set("DurationInMinutes", (int) Duration.between(start, end).toMinutes());
        } else {
            draft.set("EndDateTime", start.plusMinutes((Integer) draft.after("DurationInMinutes")));
        }
        draft.set("EndDate", ((LocalDateTime) draft.after("EndDateTime")).toLocalDate());
    }

    private static LocalDateTime start(Draft draft) {
        Object sent = draft.changes("ActivityDateTime") ? draft.after("ActivityDateTime") : draft.after("StartDateTime");
        return (LocalDateTime) (sent == null ? draft.after("ActivityDateTime") : sent);
    }
}
