package io.mailroutes.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mailroutes.faults.RandomMessages.Message;
import io.mailroutes.faults.RandomPeople.Person;
import io.mailroutes.localmailbox.LocalMailbox;

/** A mailbox drawn by lot that grows, and what of it belongs in Salesforce. */
final class RandomMailbox {

    private static final Duration OLDEST = Duration.ofDays(60);
    // Late mail, but not later than the overlap of two days allows for.
    private static final Duration LATEST = Duration.ofHours(20);

    private final Random lot;
    private final RandomPeople randomPeople;
    private final RandomMessages randomMessages;
    private final int size;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Map<String, Object>> contacts = new LinkedHashMap<>();
    private final List<Person> colleaguesInBook = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private Instant newest = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(30));

    /** @param size about how many people, and about half of how many messages */
    RandomMailbox(Random lot, int size) {
        this.lot = lot;
        this.size = size;
        this.randomPeople = new RandomPeople(lot, 1 + size / 8);
        this.randomMessages = new RandomMessages(lot);
        addContacts(lot.nextInt(size + 1));
        if (lot.nextInt(3) == 0) {
            Person colleague = randomPeople.colleague();
            colleaguesInBook.add(colleague);
            addContact(colleague);
        }
        addMessages(lot.nextInt(2 * size + 1), newest.minus(OLDEST), newest);
    }

    /** A few new people, changed ones, and newer mail. */
    void grow() {
        addContacts(lot.nextInt(2 + size / 8));
        people.stream().filter(person -> lot.nextInt(15) == 0).forEach(this::addContact);
        Instant until = newest.plus(Duration.ofHours(1 + lot.nextInt(5)));
        addMessages(1 + lot.nextInt(2 + size / 4), newest.minus(LATEST), until);
        newest = messages.stream().map(Message::date).max(Instant::compareTo).orElse(newest);
    }

    /** What the CLI reads. */
    LocalMailbox printed() {
        List<Map<String, Object>> book = new ArrayList<>(contacts.values());
        contacts.values().stream().filter(contact -> lot.nextInt(15) == 0).forEach(contact -> book.add(twin(contact)));
        if (lot.nextInt(3) == 0) {
            book.add(Map.of("id", "without-address", "given_name", "No", "surname", "Address"));
        }
        return LocalMailbox.of(book, randomMessages.printed(messages));
    }

    private void addContacts(int count) {
        for (int i = 0; i < count; i++) {
            Person person = randomPeople.next();
            people.add(person);
            addContact(person);
        }
    }

    private void addContact(Person person) {
        Map<String, Object> contact = new LinkedHashMap<>(Map.of("id", "c-" + person.key(), "given_name", "Pat", "emails",
                List.of(Map.of("email", person.address()))));
        if (lot.nextInt(10) > 0) {
            contact.put("surname", "Person " + person.address());
        }
        if (lot.nextInt(2) == 0) {
            contact.put("phone_numbers", List.of(Map.of("number", "+1 555 " + lot.nextInt(10_000))));
        }
        contacts.put(person.key(), contact);
    }

    // The same person under another id, with less known of them.
    private static Map<String, Object> twin(Map<String, Object> contact) {
        return Map.of("id", contact.get("id") + "-twin", "emails", contact.get("emails"));
    }

    private void addMessages(int count, Instant from, Instant until) {
        for (int i = 0; i < count; i++) {
            boolean again = !messages.isEmpty() && lot.nextInt(10) == 0;
            Message last = again ? messages.get(messages.size() - 1) : null;
            boolean repeats = again && !last.date().isBefore(from);
            messages.add(repeats ? randomMessages.same(last) : randomMessages.next(sender(), between(from, until)));
        }
    }

    private Person sender() {
        int kind = lot.nextInt(20);
        if (kind == 0) {
            return null;
        }
        if (kind == 1) {
            return randomPeople.colleague();
        }
        if (people.isEmpty() || kind < 6) {
            people.add(randomPeople.next());
            return people.get(people.size() - 1);
        }
        return people.get(lot.nextInt(people.size()));
    }

    private Instant between(Instant from, Instant until) {
        long seconds = Duration.between(from, until).toSeconds();
        return from.plusSeconds(Math.floorMod(lot.nextLong(), seconds));
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Whether a message belongs in Salesforce; the others have no sender, or a colleague as their sender. */
    boolean isWanted(Message message) {
        return message.sender() != null
                && (!message.sender().isColleague() || colleaguesInBook.contains(message.sender()));
    }

    /** @return who belongs in Salesforce, by address in lower case */
    Map<String, Person> wantedPeople() {
        Stream<Person> inBook = Stream.concat(people.stream(), colleaguesInBook.stream())
                .filter(person -> contacts.containsKey(person.key()));
        Stream<Person> senders = messages.stream().filter(this::isWanted).map(Message::sender);
        return Stream.concat(inBook, senders).collect(Collectors.toMap(Person::key, person -> person, (a, b) -> a));
    }

    /** @return addresses of people of whom something is refused every time, and who may fall as a whole with it */
    Set<String> faultyPeople() {
        Stream<Person> withoutAddress = people.stream().filter(person -> !person.isAddress());
        Stream<Person> forbidden = messages.stream().filter(message -> message.forbidden() && isWanted(message))
                .map(Message::sender);
        return Stream.concat(withoutAddress, forbidden).map(Person::key).collect(Collectors.toSet());
    }

    /** @return registrable domains of which there may be an account */
    Set<String> companies() {
        return people.stream().map(Person::company).filter(company -> !company.isEmpty()).collect(Collectors.toSet());
    }

    /** @return the company of somebody; empty for none */
    String companyOf(String address) {
        return people.stream().filter(person -> person.key().equals(address)).map(Person::company).findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d contacts, %d messages", contacts.size(), messages.size());
    }
}
