package io.mailroutes.salesforce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.mailroutes.state.StagedRecord;

/**
 * What waits to be written for one person: the contact, unless it stands in the org already, and messages. In the
 * small case they stand or fall together.
 */
final class Person {

    // What a URL cannot carry safely; an address that ends like a file (.inc) is answered with 404.
    private static final Pattern UNSAFE_KEY = Pattern.compile("[/\\\\?#;%]|\\.inc$");

    private final StagedRecord contact;
    private final Deque<StagedRecord> messages;

    Person(StagedRecord contact, List<StagedRecord> messages) {
        this.contact = contact;
        this.messages = new ArrayDeque<>(messages);
    }

    /** The contact to be written; null when it stands in the org already. */
    StagedRecord contact() {
        return contact;
    }

    Deque<StagedRecord> messages() {
        return messages;
    }

    /** Any of the records: they share person and company. */
    StagedRecord any() {
        return contact != null ? contact : messages.peek();
    }

    /** Whether a composite request can carry this person without taking data for references. */
    boolean fitsComposite(Predicate<StagedRecord> holdsReferenceAsData) {
        boolean safeContact = contact == null
                || !UNSAFE_KEY.matcher(contact.key()).find() && !holdsReferenceAsData.test(contact);
        return safeContact && messages.stream().noneMatch(holdsReferenceAsData);
    }
}
