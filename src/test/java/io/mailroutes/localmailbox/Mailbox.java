package io.mailroutes.localmailbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one grant gives access to, in the shape of the Nylas API (dates as Unix seconds). Contacts, messages and events
 * are streams, made anew at each call, so that a mailbox may be larger than the memory.
 */
interface Mailbox {

    Grant grant();

    /** In the order in which the address book was filled, without the first ones. */
    Stream<ObjectNode> contacts(long skipped);

    /** Newest first, as Nylas lists them, without the first ones. */
    Stream<ObjectNode> messages(long skipped);

    default Stream<ObjectNode> contacts() {
        return contacts(0);
    }

    default Stream<ObjectNode> messages() {
        return messages(0);
    }

    /** In the order of their beginning, without the first ones; none unless the mailbox says otherwise. */
    default Stream<ObjectNode> events(long skipped) {
        return Stream.empty();
    }

    default Stream<ObjectNode> events() {
        return events(0);
    }

    default List<Calendar> calendars() {
        return Calendar.of(grant(), List.of());
    }

    /** The calendar with this id; {@code primary} is an id of the primary one. */
    default Optional<Calendar> calendar(String id) {
        return calendars().stream().filter(calendar -> calendar.id().equals(id)
                || calendar.isPrimary() && id.equals(Calendar.PRIMARY)).findFirst();
    }

    default List<Folder> folders() {
        return Folder.of(grant().provider());
    }
}
