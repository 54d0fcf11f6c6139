package io.mailroutes.localmailbox;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.OptionalLong;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which events a request asks for: the query parameters of {@code GET /v3/grants/{id}/events}. Cancelled ones only come
 * when they are asked for.
 */
final class EventFilter implements Predicate<JsonNode> {

    private final String calendar;
    private final long start;
    private final long end;
    private final boolean isCancelledShown;

    private EventFilter(String calendar, long start, long end, boolean isCancelledShown) {
        this.calendar = calendar;
        this.start = start;
        this.end = end;
        this.isCancelledShown = isCancelledShown;
    }

    /**
     * Events of which any part lies in between.
     *
     * @param calendar its id
     * @param start    a second; without one, now
     * @param end      a second; without one, in a month from now
     */
    static EventFilter between(String calendar, OptionalLong start, OptionalLong end, Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return new EventFilter(calendar, start.orElse(now.toEpochSecond()),
                end.orElse(now.plusMonths(1).toEpochSecond()), false);
    }

    EventFilter showingCancelled(boolean isShown) {
        return new EventFilter(calendar, start, end, isShown);
    }

    @Override
    public boolean test(JsonNode event) {
        EventTime time = EventTime.of(event);
        return event.path("calendar_id").asText().equals(calendar) && time.end() > start && time.start() < end
                && (isCancelledShown || !event.path("status").asText().equals("cancelled"));
    }
}
