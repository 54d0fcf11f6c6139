package io.mailroutes.localmailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A stand-in for the Nylas side: mailboxes, and an executable called {@code nylas} that reads them as the Nylas CLI
 * does, with its output, exit status and errors.
 *
 * <pre>{@code
 * Path nylas = LocalMailbox.of(
 *         List.of(Map.of("given_name", "Sarah", "emails", List.of(Map.of("email", "sarah@acme.com")))),
 *         List.of(Map.of("subject", "Hello", "from", List.of(Map.of("email", "sarah@acme.com")),
 *                 "date", "2026-03-12T23:45:00-05:00")))
 *         .withFault(Fault.HALF_THEN_KILLED)
 *         .install(folder);
 * }</pre>
 *
 * Contacts and messages have the field names of the CLI; ids, folder (the inbox) and the like may be left out.
 */
public final class LocalMailbox {

    /** The grant of a mailbox that was made without one. */
    public static final Grant GRANT =
            new Grant("3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73", "dana.fox@larkfieldinstruments.com", "google");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mailboxes mailboxes;
    private final String data;
    private final Fault fault;

    private LocalMailbox(Mailboxes mailboxes, String data, Fault fault) {
        this.mailboxes = mailboxes;
        this.data = data;
        this.fault = fault;
    }

    /** The three mailboxes of {@link FixedMailboxes}, with everything awkward in them. */
    public static LocalMailbox fixed() {
        return new LocalMailbox(FixedMailboxes.all(), MailboxData.FIXED, Fault.NONE);
    }

    /** No mailbox at all: nobody has logged in. */
    public static LocalMailbox none() {
        return new LocalMailbox(new Mailboxes(List.of()), null, Fault.NONE);
    }

    /** One mailbox, of {@link #GRANT}. */
    public static LocalMailbox of(List<Map<String, Object>> contacts, List<Map<String, Object>> messages) {
        return none().and(GRANT, contacts, messages);
    }

    /** One mailbox as large as wanted; it is made up while it is printed, and is the same every time. */
    public static LocalMailbox generated(long contacts, long messages) {
        return new LocalMailbox(new Mailboxes(List.of(new GeneratedMailbox(contacts, messages))),
                MailboxData.GENERATED + contacts + ":" + messages, Fault.NONE);
    }

    /** The mailboxes of a file as {@link MailboxFile} describes it. */
    public static LocalMailbox read(Path file) throws IOException {
        return new LocalMailbox(MailboxFile.read(file), null, Fault.NONE);
    }

    /** These mailboxes and one more. */
    public LocalMailbox and(Grant grant, List<Map<String, Object>> contacts, List<Map<String, Object>> messages) {
        List<Mailbox> all = new ArrayList<>(mailboxes.all());
        all.add(new ListedMailbox(grant, objects(contacts), objects(messages)));
        return new LocalMailbox(new Mailboxes(all), null, fault);
    }

    /**
     * These mailboxes, the last of them with events in its calendar.
     *
     * <p>{@code when} is written {@code {"start_time", "end_time"}} (Unix seconds or ISO 8601), {@code {"date"}} or
     * {@code {"start_date", "end_date"}}; ids, calendar (the primary one), status and organizer may be left out.
     */
    public LocalMailbox withEvents(List<Map<String, Object>> events) {
        List<Mailbox> all = new ArrayList<>(mailboxes.all());
        Mailbox last = all.remove(all.size() - 1);
        all.add(new CalendarMailbox(last, objects(events)));
        return new LocalMailbox(new Mailboxes(all), null, fault);
    }

    /** The same mailboxes, read by a command that misbehaves. */
    public LocalMailbox withFault(Fault other) {
        return new LocalMailbox(mailboxes, data, other);
    }

    /**
     * Writes the executable.
     *
     * @param folder is made when it does not exist
     * @return the path of {@code nylas} in it
     */
    public Path install(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Executable.write(folder.resolve("nylas"), data == null ? written(folder) : data, fault);
    }

    /**
     * Writes an executable that has this process answer, which spares the start of a Java each time. One of a mailbox
     * that prints slowly, never ends or is made up while it is printed is as by {@link #install}.
     */
    public Path serve(Path folder) throws IOException {
        if (data != null && data.startsWith(MailboxData.GENERATED) || fault == Fault.HANG || fault == Fault.SLOW) {
            return install(folder);
        }
        Files.createDirectories(folder);
        return Executable.writeServed(folder.resolve("nylas"), data == null ? written(folder) : data, fault);
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    /** The command that the executable would run. */
    NylasCommand command(Map<String, String> environment, ZoneId zone) {
        return new NylasCommand(mailboxes, fault, environment, zone);
    }

    private String written(Path folder) throws IOException {
        Path file = folder.resolve("mailboxes.json").toAbsolutePath();
        MailboxFile.write(mailboxes, file);
        return file.toString();
    }

    private static List<ObjectNode> objects(List<Map<String, Object>> items) {
        return items.stream().map(item -> JSON.<ObjectNode>valueToTree(item)).toList();
    }
}
