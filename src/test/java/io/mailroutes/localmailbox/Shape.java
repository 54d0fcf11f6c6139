package io.mailroutes.localmailbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The fields of an object in the order in which the CLI prints them, and what it prints where the API sent nothing:
 * an optional field is left out, any other gets its type's empty value.
 */
final class Shape {

    private static final String TYPED_AND_OPTIONAL = "type";

    private static final Shape PARTICIPANT = new Shape().optional("name").text("email");

    private static final Shape GUEST = new Shape().optional("name").text("email").optional("status", "comment");

    static final Shape CONTACT = new Shape().text("id", "grant_id")
            .optional("object", "given_name", "middle_name", "surname", "suffix", "nickname", "birthday",
                    "company_name", "job_title", "manager_name", "notes", "picture_url", "picture", "updated_at")
            .optionalList("emails", new Shape().text("email").optional(TYPED_AND_OPTIONAL))
            .optionalList("phone_numbers", new Shape().text("number").optional(TYPED_AND_OPTIONAL))
            .optionalList("web_pages", new Shape().text("url").optional(TYPED_AND_OPTIONAL))
            .optionalList("im_addresses", new Shape().text("im_address").optional(TYPED_AND_OPTIONAL))
            .optionalList("physical_addresses", new Shape().optional(TYPED_AND_OPTIONAL, "street_address", "city",
                    "state", "postal_code", "country"))
            .optionalList("groups", new Shape().text("id"))
            .optional("source");

    static final Shape MESSAGE = new Shape().text("id", "grant_id").optional("thread_id").text("subject")
            .list("from", PARTICIPANT)
            .optionalList("to", PARTICIPANT).optionalList("cc", PARTICIPANT).optionalList("bcc", PARTICIPANT)
            .optionalList("reply_to", PARTICIPANT)
            .text("body", "snippet").date("date").flag("unread").flag("starred")
            .optionalList("folders", null)
            .optionalList("attachments", new Shape().optional("id").text("filename", "content_type")
                    .number("size").optional("content_id", "is_inline"))
            .optionalList("headers", new Shape().text("name", "value"))
            .optional("metadata").date("created_at").optional("object");

    static final Shape EVENT = new Shape().text("id", "grant_id", "calendar_id", "title")
            .optional("description", "location")
            .object("when", new Shape().optional("start_time", "end_time", "start_timezone", "end_timezone", "date",
                    "end_date", "start_date", "object"))
            .optionalList("participants", GUEST).objectIfSent("organizer", GUEST)
            .optional("status").flag("busy").flag("read_only").optional("visibility")
            .optionalList("recurrence", null)
            .objectIfSent("conferencing", new Shape().optional("provider").objectIfSent("details",
                    new Shape().optional("url", "meeting_code", "password").optionalList("phone", null)))
            .objectIfSent("reminders", new Shape().flag("use_default").optionalList("overrides",
                    new Shape().number("reminder_minutes").optional("reminder_method")))
            .optional("metadata", "master_event_id", "ical_uid", "html_link")
            .date("created_at").date("updated_at").optional("object");

    static final Shape GRANT = new Shape().text("id", "email", "provider", "status").flag("is_default")
            .optional("error");

    private final List<Field> fields = new ArrayList<>();

    /** Writes an object of this shape. */
    void write(JsonNode object, ZoneId zone, GoJson json) {
        json.startObject();
        for (Field field : fields) {
            field.write(object.path(field.name), zone, json);
        }
        json.endObject();
    }

    private Shape text(String... names) {
        return add((value, zone, json) -> json.text(value.asText("")), names);
    }

    private Shape number(String name) {
        return add((value, zone, json) -> json.literal(Long.toString(value.asLong())), name);
    }

    private Shape flag(String name) {
        return add((value, zone, json) -> json.literal(Boolean.toString(value.asBoolean())), name);
    }

    /** A date in the zone of the machine: the CLI leaves the day to it. */
    private Shape date(String name) {
        return add((value, zone, json) -> json.text(DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .format(Instant.ofEpochSecond(value.asLong()).atZone(zone))), name);
    }

    private Shape object(String name, Shape shape) {
        return add(shape::write, name);
    }

    /** An object that is left out when it was not sent, and printed empty when it was sent empty. */
    private Shape objectIfSent(String name, Shape shape) {
        fields.add(new Field(name, value -> !value.isObject(), shape::write));
        return this;
    }

    private Shape list(String name, Shape items) {
        return add((value, zone, json) -> writeList(value, items, zone, json), name);
    }

    private Shape optionalList(String name, Shape items) {
        fields.add(new Field(name, Shape::isEmpty, (value, zone, json) -> writeList(value, items, zone, json)));
        return this;
    }

    private Shape optional(String... names) {
        for (String name : names) {
            fields.add(new Field(name, Shape::isEmpty, (value, zone, json) -> json.value(value)));
        }
        return this;
    }

    private Shape add(Writing writing, String... names) {
        for (String name : names) {
            fields.add(new Field(name, value -> false, writing));
        }
        return this;
    }

    private static void writeList(JsonNode list, Shape items, ZoneId zone, GoJson json) {
        if (!list.isArray()) {
            json.literal("null");
            return;
        }
        json.startArray();
        for (JsonNode item : list) {
            json.item();
            if (items == null) {
                json.value(item);
            } else {
                items.write(item, zone, json);
            }
        }
        json.endArray();
    }

    private static boolean isEmpty(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue().isEmpty();
            case NUMBER -> value.asLong() == 0;
            case BOOLEAN -> !value.booleanValue();
            default -> value.isEmpty();
        };
    }

    private interface Writing {
        void write(JsonNode value, ZoneId zone, GoJson json);
    }

    private record Field(String name, Predicate<JsonNode> isLeftOut, Writing writing) {

        void write(JsonNode value, ZoneId zone, GoJson json) {
            if (!isLeftOut.test(value)) {
                json.name(name);
                writing.write(value, zone, json);
            }
        }
    }
}
