package io.mailroutes.localmailbox;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A mailbox and the events of its calendars. */
final class CalendarMailbox implements Mailbox {

    private final Mailbox mailbox;
    private final List<ObjectNode> events;

    /** Takes events as people write them: {@link EventItems} adds what they left out. */
    CalendarMailbox(Mailbox mailbox, List<ObjectNode> events) {
        this.mailbox = mailbox;
        this.events = new EventItems(mailbox.grant()).events(events);
    }

    @Override
    public Grant grant() {
        return mailbox.grant();
    }

    @Override
    public Stream<ObjectNode> contacts(long skipped) {
        return mailbox.contacts(skipped);
    }

    @Override
    public Stream<ObjectNode> messages(long skipped) {
        return mailbox.messages(skipped);
    }

    @Override
    public Stream<ObjectNode> events(long skipped) {
        return events.stream().skip(skipped);
    }

    @Override
    public List<Calendar> calendars() {
        return Calendar.of(grant(), events);
    }
}
