package io.mailroutes.localmailbox;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What {@code contacts list}, {@code email list} and {@code email search} print of a mailbox. */
final class ExportCommands {

    private static final int CONTACTS = 50;
    private static final int LISTED = 10;
    private static final int FOUND = 20;
    // For --limit 0 the CLI asks for contacts without a limit, so that the API's own holds, and for ten messages.
    private static final int CONTACTS_FOR_ZERO = 30;
    private static final int MESSAGES_FOR_ZERO = 10;

    // A name in one line finds a folder with any name of the same line.
    private static final List<List<String>> SAME_FOLDER = List.of(List.of("sent", "sent items", "sent mail"),
            List.of("drafts", "draft"), List.of("trash", "deleted items", "deleted"),
            List.of("spam", "junk", "junk email"), List.of("archive", "all mail"));

    private final CommandLine line;
    private final ZoneId zone;

    ExportCommands(CommandLine line, ZoneId zone) {
        this.line = line;
        this.zone = zone;
    }

    /**
     * What stands for the grant on the command line, if anything.
     *
     * @throws CliException when there are too few or too many arguments
     */
    List<String> grantArgument() {
        List<String> arguments = line.arguments();
        if (isSearch() && (arguments.isEmpty() || arguments.size() > 2)) {
            throw new CliException("accepts between 1 and 2 arg(s), received " + arguments.size());
        }
        if (!isSearch() && arguments.size() > 1) {
            throw new CliException("accepts at most 1 arg(s), received " + arguments.size());
        }
        return isSearch() ? arguments.subList(1, arguments.size()) : arguments;
    }

    /** What the command prints of a mailbox. */
    Export export(Mailbox mailbox) {
        if (isContacts()) {
            ContactFilter filter = new ContactFilter();
            line.value("email").ifPresent(filter::email);
            line.value("source").ifPresent(filter::source);
            return new Export(() -> mailbox.contacts().filter(filter), Shape.CONTACT, limit());
        }
        MessageFilter filter = isSearch() ? found() : listed(mailbox.folders());
        return new Export(() -> mailbox.messages().filter(filter), Shape.MESSAGE, limit());
    }

    /** Ends the command as it ends when Nylas answers with an error, with the traces that its steps leave on stderr. */
    void fail(ApiError error, PrintStream err) {
        if (readsFolders()) {
            err.printf("Warning: could not resolve %s: %s%n", line.value("folder")
                    .map(folder -> "folder '" + folder + "'").orElse("INBOX folder"), error.inWarning());
        }
        new Counter(err, limit().isPaged()).finish();
        throw error.toCliException();
    }

    private boolean isContacts() {
        return line.command().equals("contacts list");
    }

    private boolean isSearch() {
        return line.command().equals("email search");
    }

    private boolean readsFolders() {
        return !isContacts() && !isSearch() && (line.value("folder").isPresent() || !line.isOn("all-folders"));
    }

    private Limit limit() {
        if (isContacts()) {
            return Limit.of(line, CONTACTS, CONTACTS_FOR_ZERO);
        }
        return isSearch() ? Limit.of(line, FOUND, MESSAGES_FOR_ZERO) : Limit.ofAll(line, LISTED, MESSAGES_FOR_ZERO);
    }

    /** The inbox only, unless another folder is asked for. */
    private MessageFilter listed(List<Folder> folders) {
        MessageFilter filter = marks();
        return readsFolders() ? filter.in(resolve(line.value("folder").orElse("INBOX"), folders)) : filter;
    }

    /** All folders, unless one is asked for; its name is passed on as it is, which only finds an id. */
    private MessageFilter found() {
        MessageFilter filter = marks();
        line.value("in").ifPresent(filter::in);
        line.value("to").ifPresent(filter::to);
        subject().ifPresent(filter::subject);
        midnight("after", filter::receivedAfter);
        midnight("before", filter::receivedBefore);
        return filter;
    }

    private MessageFilter marks() {
        MessageFilter filter = new MessageFilter();
        line.value("from").ifPresent(filter::from);
        line.isSet("unread").ifPresent(expected -> filter.marked("unread", expected));
        line.isSet("starred").ifPresent(expected -> filter.marked("starred", expected));
        line.isSet("has-attachment").ifPresent(filter::attachment);
        line.value("metadata").ifPresent(filter::metadata);
        return filter;
    }

    private Optional<String> subject() {
        return line.value("subject").or(() -> Optional.of(line.arguments().get(0)))
                .filter(words -> !words.equals("*") && !words.isEmpty());
    }

    private void midnight(String flag, LongConsumer then) {
        line.value(flag).ifPresent(day -> {
            try {
                then.accept(LocalDate.parse(day).atStartOfDay(zone).toEpochSecond());
            } catch (DateTimeParseException e) {
                throw CliException.invalidDate(flag);
            }
        });
    }

    private static String resolve(String name, List<Folder> folders) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> names = SAME_FOLDER.stream().filter(same -> same.contains(wanted)).findFirst()
                .orElse(List.of(wanted));
        return folders.stream().filter(folder -> names.contains(folder.name().toLowerCase(Locale.ROOT)))
                .map(Folder::id).findFirst().orElse(name);
    }
}
