package io.mailroutes.localmailbox;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Completes events as people write them to what the Nylas API sends: ids, the grant and its primary calendar, the
 * organizer, the kind of {@code when}, times as Unix seconds. What is written stays.
 */
final class EventItems {

    private static final List<String> TIMES = List.of("start_time", "end_time");
    private static final List<String> DATES = List.of("created_at", "updated_at");

    private final Grant grant;

    EventItems(Grant grant) {
        this.grant = grant;
    }

    /** In the order of their beginning, as the commands ask for them. */
    List<ObjectNode> events(List<ObjectNode> written) {
        return IntStream.range(0, written.size()).mapToObj(i -> event(written.get(i).deepCopy(), i + 1))
                .sorted(Comparator.comparingLong(event -> EventTime.of(event).start())).toList();
    }

    private ObjectNode event(ObjectNode event, int number) {
        Items.putIfAbsent(event, "id", "event-%s-%04d".formatted(grant.shortId(), number));
        Items.putIfAbsent(event, "grant_id", grant.id());
        Items.putIfAbsent(event, "calendar_id", Calendar.primaryId(grant));
        Items.putIfAbsent(event, "title", "");
        Items.putIfAbsent(event, "status", "confirmed");
        Items.putIfAbsent(event, "ical_uid", event.get("id").asText() + "@local-mailbox");
        Items.putIfAbsent(event, "object", "event");
        if (!event.has("busy")) {
            event.put("busy", true);
        }
        if (!event.has("organizer")) {
            event.putObject("organizer").put("email", grant.email());
        }
        toSeconds(event, DATES);
        if (event.path("when") instanceof ObjectNode when) {
            toSeconds(when, TIMES);
            Items.putIfAbsent(when, "object", kind(when));
        }
        return event;
    }

    private static String kind(JsonNode when) {
        if (when.has("date")) {
            return "date";
        }
        return when.has("start_date") ? "datespan" : "timespan";
    }

    private static void toSeconds(ObjectNode object, List<String> fields) {
        fields.stream().filter(object::has).forEach(field -> object.put(field, Items.seconds(object.get(field))));
    }
}
