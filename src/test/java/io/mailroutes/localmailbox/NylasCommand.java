package io.mailroutes.localmailbox;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The stand-in for the Nylas CLI: the commands {@code version}, {@code auth list}, {@code contacts list},
 * {@code email list}, {@code email search}, {@code calendar events list} and {@code calendar events import}, each with
 * {@code --json}, on the mailboxes that the system property {@code local-mailbox.data} names and with the fault of
 * {@code local-mailbox.fault}.
 */
public final class NylasCommand {

    /** Which mailboxes there are: {@code fixed}, {@code generated:<contacts>:<messages>} or a JSON file. */
    static final String DATA = "local-mailbox.data";
    /** The name of a {@link Fault}. */
    static final String FAULT = "local-mailbox.fault";
    /** What {@code nylas version} says in its first line. */
    static final String VERSION = "nylas version 3.1.28";

    private static final int BUFFER = 1 << 13;

    private final Mailboxes mailboxes;
    private final Fault fault;
    private final Map<String, String> environment;
    private final ZoneId zone;

    NylasCommand(Mailboxes mailboxes, Fault fault, Map<String, String> environment, ZoneId zone) {
        this.mailboxes = mailboxes;
        this.fault = fault;
        this.environment = environment;
        this.zone = zone;
    }

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] args) throws IOException {
        NylasCommand command = new NylasCommand(MailboxData.read(System.getProperty(DATA, MailboxData.FIXED)),
                Fault.valueOf(System.getProperty(FAULT, "NONE")), System.getenv(), ZoneId.systemDefault());
        PrintStream err = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER),
                false, StandardCharsets.UTF_8);
        int status = command.run(new FileOutputStream(FileDescriptor.out), err, args);
        err.flush();
        // Not System.exit: a half-written export is what some faults are about, so no shutdown hook may mend it.
        Runtime.getRuntime().halt(status);
    }

    /** @return the exit status */
    int run(OutputStream out, PrintStream err, String... args) {
        try {
            return run(new CommandLine(args), out, err);
        } catch (CliException e) {
            err.print(e.printed());
            return 1;
        }
    }

    private int run(CommandLine line, OutputStream out, PrintStream err) {
        return switch (line.command()) {
            case "version" -> version(out);
            case "auth list" -> authList(line, out, err);
            case "contacts list", "email list", "email search" ->
                export(new MailCommand(line, zone), line, out, err);
            case "calendar events list", "calendar events import" ->
                export(new EventsCommand(line, Clock.system(zone)), line, out, err);
            default -> throw new CliException("unknown command \"%s\" for \"nylas\"".formatted(line.firstWord()));
        };
    }

    private int version(OutputStream out) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        print.print(VERSION + "\n  Commit:     local-mailbox\n  Built:      unknown\n  Go version: none\n"
                + "  OS/Arch:    linux/amd64\n");
        return 0;
    }

    private int authList(CommandLine line, OutputStream out, PrintStream err) {
        if (mailboxes.all().isEmpty()) {
            new PrintStream(out, true, StandardCharsets.UTF_8).print("No accounts found.\n");
            return 0;
        }
        requireJson(line);
        // NYLAS_GRANT_ID has no say here, though the other commands obey it.
        String byDefault = mailboxes.defaultId().orElseThrow();
        List<ObjectNode> grants = mailboxes.all().stream().map(Mailbox::grant)
                .map(grant -> grant.listed(grant.id().equals(byDefault))).toList();
        return new ExportPrinter(out, err, zone)
                .print(new Export(grants::stream, Shape.GRANT, new Limit(grants.size(), false)), Fault.NONE);
    }

    private int export(ExportCommand command, CommandLine line, OutputStream out, PrintStream err) {
        List<String> grantArgument = command.grantArgument();
        requireJson(line);
        if (fault == Fault.NO_API_KEY && environment.getOrDefault("NYLAS_API_KEY", "").isEmpty()) {
            throw CliException.noKey();
        }
        Optional<Mailbox> mailbox = mailboxes.byId(new GrantChoice(mailboxes, environment).id(grantArgument));
        if (fault.error() != null || mailbox.isEmpty()) {
            command.fail(fault.error() == null ? ApiError.NOT_FOUND : fault.error(), err);
        }
        return new ExportPrinter(out, err, zone).print(command.export(mailbox.orElseThrow()), fault);
    }

    private static void requireJson(CommandLine line) {
        if (!line.isJson()) {
            throw new CliException("the local mailbox prints JSON only: add --json, leave out --quiet");
        }
    }
}
