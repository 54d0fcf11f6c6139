package io.mailroutes.localmailbox;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Which messages a request asks for: the query parameters of {@code GET /v3/grants/{id}/messages}. */
final class MessageFilter implements Predicate<JsonNode> {

    private Predicate<JsonNode> all = message -> true;

    /** Only messages in the folder with this id. */
    MessageFilter in(String folder) {
        return only(message -> StreamSupport.stream(message.path("folders").spliterator(), false)
                .anyMatch(id -> id.asText().equals(folder)));
    }

    /** Only messages received at this second or later. */
    MessageFilter receivedAfter(long second) {
        return only(message -> message.path("date").asLong() >= second);
    }

    /** Only messages received before this second. */
    MessageFilter receivedBefore(long second) {
        return only(message -> message.path("date").asLong() < second);
    }

    /** Only messages with this sender. */
    MessageFilter from(String address) {
        return participant("from", address);
    }

    /** Only messages with this recipient. */
    MessageFilter to(String address) {
        return participant("to", address);
    }

    /** Only messages with these words in the subject. */
    MessageFilter subject(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return only(message -> message.path("subject").asText().toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Only messages that are, or are not, marked: {@code unread}, {@code starred}. */
    MessageFilter marked(String mark, boolean expected) {
        return only(message -> message.path(mark).asBoolean() == expected);
    }

    /** Only messages with an attachment, or only those without. */
    MessageFilter attachment(boolean expected) {
        return only(message -> message.path("attachments").isEmpty() != expected);
    }

    /** Only messages with this in their metadata, written {@code key:value}. */
    MessageFilter metadata(String pair) {
        return only(message -> message.path("metadata").properties().stream()
                .anyMatch(field -> pair.equals(field.getKey() + ":" + field.getValue().asText())));
    }

    @Override
    public boolean test(JsonNode message) {
        return all.test(message);
    }

    private MessageFilter participant(String role, String address) {
        return only(message -> message.path(role).findValuesAsText("email").stream()
                .anyMatch(address::equalsIgnoreCase));
    }

    private MessageFilter only(Predicate<JsonNode> condition) {
        all = all.and(condition);
        return this;
    }
}
