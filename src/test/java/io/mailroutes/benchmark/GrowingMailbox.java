package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localmailbox.LocalMailbox;

/**
 * A mailbox in which something has happened between any two runs: half a day passed, a few messages came, now and then
 * somebody new wrote, and somebody's title changed.
 */
final class GrowingMailbox {

    private static final Duration STEP = Duration.ofHours(12);
    private static final int FIRST_CONTACTS = 50;
    private static final int NEW_CONTACT_EVERY = 4;
    private static final int CHANGE_EVERY = 5;

    private final Path folder;
    private final Path command;
    private final List<Map<String, Object>> contacts = new ArrayList<>();
    private final List<Map<String, Object>> messages = new ArrayList<>();
    private Instant now;
    private int steps;

    /** @param steps how often it will grow, so that its last message is not of the future */
    GrowingMailbox(Path folder, int steps) throws IOException {
        this.folder = folder;
        this.now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(STEP.multipliedBy(steps + 1L));
        for (int i = 0; i < FIRST_CONTACTS; i++) {
            addContact();
        }
        this.command = LocalMailbox.of(contacts, messages).install(folder);
    }

    /** The {@code nylas} that reads it. */
    Path command() {
        return command;
    }

    /** How many days back its first message is. */
    long days() {
        return Duration.between(now, Instant.now()).toDays() + 1;
    }

    /** Lets half a day pass. The command reads the mailbox as it was before or as it is after, never half of both. */
    void grow() throws IOException {
        now = now.plus(STEP);
        steps++;
        for (int i = 0; i < 2 + steps % 3; i++) {
            addMessage();
        }
        if (steps % NEW_CONTACT_EVERY == 0) {
            addContact();
        }
        if (steps % CHANGE_EVERY == 0) {
            contacts.get(steps % contacts.size()).put("job_title", "Title " + steps);
        }
        Path next = folder.resolveSibling("next");
        LocalMailbox.of(contacts, messages).install(next);
        Files.move(next.resolve("mailboxes.json"), folder.resolve("mailboxes.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void addContact() {
        int number = contacts.size();
        contacts.add(new LinkedHashMap<>(Map.of("id", "contact-" + number, "given_name", "Pat",
                "surname", "Person " + number, "job_title", "Title 0",
                "emails", List.of(Map.of("email", address(number))))));
    }

    private void addMessage() {
        int number = messages.size();
        messages.add(Map.of("id", "message-" + number, "subject", "Message " + number, "body", "<p>Hello</p>", "date",
                now.toString(), "from", List.of(Map.of("name", "Pat", "email", address(number % contacts.size())))));
    }

    private static String address(int number) {
        return "person" + number + "@company" + number % 20 + ".com";
    }

    /** The subject of each message, once each. */
    List<String> subjects() {
        return messages.stream().map(message -> (String) message.get("subject")).toList();
    }

    /** The title that everybody has now, by surname. */
    Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        contacts.forEach(contact -> titles.put((String) contact.get("surname"), (String) contact.get("job_title")));
        return titles;
    }
}
