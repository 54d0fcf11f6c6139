package io.mailroutes.salesforce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** @return one for each person who has a contact or messages among these */
    static Collection<Person> group(List<StagedRecord> contacts, List<StagedRecord> messages) {
        Map<String, StagedRecord> contactOf = new LinkedHashMap<>();
        Map<String, List<StagedRecord>> messagesOf = new LinkedHashMap<>();
        contacts.forEach(contact -> {
            contactOf.put(contact.person(), contact);
            messagesOf.put(contact.person(), new ArrayList<>());
        });
        messages.forEach(message -> messagesOf.computeIfAbsent(message.person(), person -> new ArrayList<>())
                .add(message));
        List<Person> people = new ArrayList<>();
        messagesOf.forEach((address, theirs) -> people.add(new Person(contactOf.get(address), theirs)));
        return people;
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
