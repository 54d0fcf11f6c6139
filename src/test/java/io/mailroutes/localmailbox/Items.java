package io.mailroutes.localmailbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Completes contacts and messages as people write them to what the Nylas API sends: ids, the grant, the folder, dates
 * as Unix seconds. What is written stays; {@code "date": 0} is a message without date.
 */
final class Items {

    private static final int SNIPPET = 90;
    private static final int LOOKED_AT = 900;
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style).*?</\\1>|<[^>]*>");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Grant grant;

    Items(Grant grant) {
        this.grant = grant;
    }

    List<ObjectNode> contacts(List<ObjectNode> written) {
        return IntStream.range(0, written.size()).mapToObj(i -> contact(written.get(i).deepCopy(), i + 1)).toList();
    }

    List<ObjectNode> messages(List<ObjectNode> written) {
        return IntStream.range(0, written.size()).mapToObj(i -> message(written.get(i).deepCopy(), i + 1)).toList();
    }

    private ObjectNode contact(ObjectNode contact, int number) {
        putIfAbsent(contact, "id", "contact-%s-%04d".formatted(grant.shortId(), number));
        putIfAbsent(contact, "grant_id", grant.id());
        putIfAbsent(contact, "object", "contact");
        putIfAbsent(contact, "source", "address_book");
        return contact;
    }

    private ObjectNode message(ObjectNode message, int number) {
        putIfAbsent(message, "id", "message-%s-%04d".formatted(grant.shortId(), number));
        putIfAbsent(message, "grant_id", grant.id());
        putIfAbsent(message, "thread_id", message.get("id").asText().replace("message", "thread"));
        putIfAbsent(message, "subject", "");
        putIfAbsent(message, "body", "");
        repeatBody(message);
        putIfAbsent(message, "snippet", snippet(message.get("body").asText()));
        putIfAbsent(message, "object", "message");
        message.put("date", seconds(message.path("date")));
        message.put("created_at", seconds(message.path(message.has("created_at") ? "created_at" : "date")));
        if (!message.has("folders")) {
            message.putArray("folders").add(Folder.of(grant.provider()).get(0).id());
        }
        return message;
    }

    /** Keeps a long body short where it is written: {@code "body_times": n} prints it n times, {@code {n}} numbered. */
    private static void repeatBody(ObjectNode message) {
        JsonNode times = message.remove("body_times");
        if (times != null) {
            String body = message.get("body").asText();
            message.put("body", IntStream.rangeClosed(1, times.asInt())
                    .mapToObj(n -> body.replace("{n}", String.valueOf(n))).collect(Collectors.joining("\n")));
        }
    }

    static void putIfAbsent(ObjectNode item, String field, String value) {
        if (!item.has(field)) {
            item.put(field, value);
        }
    }

    /** The beginning of a message as plain text, taken from the beginning of its body. */
    private static String snippet(String body) {
        String text = TAGS.matcher(start(body, LOOKED_AT)).replaceAll(" ");
        return start(SPACES.matcher(text).replaceAll(" ").strip(), SNIPPET);
    }

    private static String start(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(characters,
                text.codePointCount(0, text.length()))));
    }

    static long seconds(JsonNode date) {
        return date.isTextual() ? OffsetDateTime.parse(date.asText()).toEpochSecond() : date.asLong();
    }
}
