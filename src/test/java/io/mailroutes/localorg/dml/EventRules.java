package io.mailroutes.localorg.dml;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import io.mailroutes.localorg.errors.ApiError;

/**
 * An event has a start and either a length or an end; what is not given follows from the rest. One of whole days needs
 * neither, and starts and ends at midnight: of its first day and of its last. The codes are Salesforce's; the words of
 * those about the length are not confirmed.
 */
final class EventRules extends ActivityRules {

    private static final int DAY = 24 * 60;
    private static final int LONGEST = 14 * DAY;

    @Override
    public void check(Batch batch, List<Draft> drafts) throws SQLException {
        super.check(batch, drafts);
        drafts.forEach(EventRules::check);
    }

    private static void check(Draft draft) {
        if (start(draft) == null) {
            draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [ActivityDateTime]", "ActivityDateTime"));
        } else if (!isAllDay(draft) && length(draft) == null && draft.after("EndDateTime") == null) {
            draft.refuse(ApiError.ofRecord("REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [DurationInMinutes]", "DurationInMinutes"));
        } else if (minutes(draft) < 0) {
            draft.refuse(integrity("Event duration can't be negative.", "EndDateTime"));
        } else if (minutes(draft) > LONGEST) {
            draft.refuse(integrity("Event duration can't be longer than 14 days.", "DurationInMinutes"));
        } else if (draft.values().get("DurationInMinutes") instanceof Integer sent && sent != minutes(draft)) {
            draft.refuse(integrity("Duration and end don't agree.", "DurationInMinutes", "EndDateTime"));
        } else if (isAllDay(draft) && disagreesWithDate(draft)) {
            draft.refuse(integrity("Start and due date don't agree.", "StartDateTime", "ActivityDate"));
        }
    }

    private static ApiError integrity(String message, String... fields) {
        return ApiError.ofRecord("FIELD_INTEGRITY_EXCEPTION", message, fields);
    }

    @Override
    void derive(Batch batch, Draft draft) {
        LocalDateTime start = start(draft);
        int minutes = minutes(draft);
        // The last day of whole days counts in full, though its midnight is their end.
        LocalDateTime end = start.plusMinutes(isAllDay(draft) ? minutes - DAY : minutes);
        draft.set("StartDateTime", start);
        draft.set("ActivityDateTime", isAllDay(draft) ? null : start);
        draft.set("ActivityDate", start.toLocalDate());
        draft.set("DurationInMinutes", minutes);
        draft.set("EndDateTime", end);
        draft.set("EndDate", end.toLocalDate());
    }

    private static boolean isAllDay(Draft draft) {
        return Boolean.TRUE.equals(draft.after("IsAllDayEvent"));
    }

    private static boolean disagreesWithDate(Draft draft) {
        return draft.values().get("ActivityDate") instanceof LocalDate date
                && draft.values().get("StartDateTime") instanceof LocalDateTime start
                && !date.equals(start.toLocalDate());
    }

    private static LocalDateTime start(Draft draft) {
        Object sent = draft.after(draft.changes("ActivityDateTime") ? "ActivityDateTime" : "StartDateTime");
        LocalDateTime start = (LocalDateTime) (sent == null ? draft.after("ActivityDateTime") : sent);
        if (isAllDay(draft)) {
            return midnight(draft, start);
        }
        return start;
    }

    private static LocalDateTime midnight(Draft draft, LocalDateTime start) {
        LocalDate day = (LocalDate) draft.after("ActivityDate");
        if (draft.values().get("ActivityDate") == null && start != null) {
            day = start.toLocalDate();
        }
        return day == null ? null : day.atStartOfDay();
    }

    private static Integer length(Draft draft) {
        return (Integer) draft.after("DurationInMinutes");
    }

    /** What was sent wins over what was there, and an end over a length. */
    private static int minutes(Draft draft) {
        LocalDateTime start = start(draft);
        if (draft.values().get("EndDateTime") instanceof LocalDateTime end) {
            return isAllDay(draft) ? (int) Duration.between(start, end.toLocalDate().atStartOfDay()).toMinutes() + DAY
                    : (int) Duration.between(start, end).toMinutes();
        }
        if (!isAllDay(draft)) {
            return length(draft) == null ? 0 : length(draft);
        }
        return length(draft) == null ? DAY : (length(draft) + DAY - 1) / DAY * DAY;
    }
}
