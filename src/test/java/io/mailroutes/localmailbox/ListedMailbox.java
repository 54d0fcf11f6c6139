package io.mailroutes.localmailbox;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A mailbox whose contents stand in memory. */
final class ListedMailbox implements Mailbox {

    private final Grant grant;
    private final Supplier<List<ObjectNode>> contacts;
    private final Supplier<List<ObjectNode>> messages;

    /** Takes items as people write them: {@link Items} adds what they left out. */
    ListedMailbox(Grant grant, List<ObjectNode> contacts, List<ObjectNode> messages) {
        this(grant, () -> contacts, () -> messages);
    }

    /** Reads contacts and messages only when they are asked for: a command that starts needs one of them at most. */
    ListedMailbox(Grant grant, Supplier<List<ObjectNode>> contacts, Supplier<List<ObjectNode>> messages) {
        Items items = new Items(grant);
        this.grant = grant;
        this.contacts = once(() -> items.contacts(contacts.get()));
        this.messages = once(() -> newestFirst(items.messages(messages.get())));
    }

    @Override
    public Grant grant() {
        return grant;
    }

    @Override
    public Stream<ObjectNode> contacts(long skipped) {
        return contacts.get().stream().skip(skipped);
    }

    @Override
    public Stream<ObjectNode> messages(long skipped) {
        return messages.get().stream().skip(skipped);
    }

    private static List<ObjectNode> newestFirst(List<ObjectNode> messages) {
        return messages.stream()
                .sorted(Comparator.comparingLong((ObjectNode message) -> message.get("date").asLong()).reversed())
                .toList();
    }

    private static Supplier<List<ObjectNode>> once(Supplier<List<ObjectNode>> items) {
        AtomicReference<List<ObjectNode>> made = new AtomicReference<>();
        return () -> made.updateAndGet(before -> before == null ? items.get() : before);
    }
}
