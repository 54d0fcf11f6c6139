package io.mailroutes.localmailbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * From which second to which an event goes. Whole days are taken in universal time, the last one included.
 *
 * @param start the first second
 * @param end   the second after the last
 */
record EventTime(long start, long end) {

    private static final long DAY = TimeUnit.DAYS.toSeconds(1);

    /** Reads the {@code when} of an event: a timespan, a date, or a first and a last date. */
    static EventTime of(JsonNode event) {
        JsonNode when = event.path("when");
        if (when.has("date")) {
            long midnight = midnight(when.get("date"));
            return new EventTime(midnight, midnight + DAY);
        }
        if (when.has("start_date")) {
            return new EventTime(midnight(when.get("start_date")), midnight(when.path("end_date")) + DAY);
        }
        long start = when.path("start_time").asLong();
        return new EventTime(start, when.path("end_time").asLong(start));
    }

    private static long midnight(JsonNode date) {
        return LocalDate.parse(date.asText()).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
