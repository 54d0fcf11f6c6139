package io.mailroutes.localmailbox;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The executable {@code nylas}: the commands of the Nylas CLI that a run uses, answered from a {@link MailboxSource}. */
public final class NylasCommand {

    private static final int CONTACTS_LIMIT = 50;
    private static final int MESSAGES_LIMIT = 10;

    private final MailboxSource source;
    private final Fault fault;
    private final OutputStream out;

    private NylasCommand(MailboxSource source, Fault fault, OutputStream out) {
        this.source = source;
        this.fault = fault;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        NylasCommand command = new NylasCommand(source(System.getProperty("mailbox", "demo")),
                Fault.valueOf(System.getProperty("fault", "NONE")), out);
        int status = command.run(new CommandLine(List.of(arguments)));
        out.flush();
        System.exit(status);
    }

    /** @param name {@code demo}, {@code generated:CONTACTS:MESSAGES}, or a folder with JSON files */
    static MailboxSource source(String name) {
        if ("demo".equals(name)) {
            return new DemoSource();
        }
        if (name.startsWith("generated:")) {
            String[] sizes = name.split(":");
            return new GeneratedSource(Long.parseLong(sizes[1]), Long.parseLong(sizes[2]));
        }
        return new FolderSource(Path.of(name));
    }

    private int run(CommandLine line) throws IOException, InterruptedException {
        return switch (line.command()) {
            case "version" -> text("nylas version 3.1.28 (local mailbox)\n");
            case "auth list" -> authList();
            case "contacts list" -> list(line, CONTACTS_LIMIT, source::contacts);
            case "email list", "email search" -> list(line, MESSAGES_LIMIT, grant -> messages(grant, line));
            default -> error("unknown command \"" + line.command() + "\" for \"nylas\"", "E006",
                    "Run 'nylas --help' for the commands");
        };
    }

    private int text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private int authList() throws IOException {
        CliJson.print(source.grants().stream().map(grant -> JsonNodeFactory.instance.objectNode().put("id", grant.id())
                .put("email", grant.email()).put("provider", grant.provider()).put("status", grant.status())
                .put("is_default", grant.isDefault())).iterator(), out);
        return 0;
    }

    private int list(CommandLine line, int defaultLimit, Records records) throws IOException, InterruptedException {
        Grant grant = grant(line.grant());
        if (grant == null) {
            return error("grant not found: " + line.grant(), "E004", "Run 'nylas auth list' to see available grants");
        }
        switch (fault) {
            case AUTH_FAILED -> {
                return error("authentication failed: invalid grant", "E002", "Run 'nylas auth login' to re-authenticate");
            }
            case NOT_JSON -> {
                return text("Maintenance: please come back later.\n");
            }
            case HANG -> Thread.currentThread().join();
            case WARNING -> System.err.println("Warning: folder 'Archive' could not be resolved");
            default -> { }
        }
        Stream<ObjectNode> all = stream(records.of(grant)).limit(line.limit(defaultLimit));
        return print(all.iterator());
    }

    private int print(Iterator<ObjectNode> records) throws IOException {
        if (!records.hasNext()) {
            return text("null\n");
        }
        if (fault == Fault.HALF_AN_ARRAY) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            CliJson.print(records, whole);
            out.write(whole.toByteArray(), 0, whole.size() / 2);
            return 0;
        }
        CliJson.print(records, out);
        return 0;
    }

    private Iterator<ObjectNode> messages(Grant grant, CommandLine line) {
        DateTimeFormatter shown = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        return stream(source.messages(grant)).map(message -> {
            Instant date = Instant.parse(message.path("date").asText());
            return message.put("date", shown.format(date.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault())));
        }).filter(line::isInPeriod).iterator();
    }

    private Grant grant(String id) {
        return source.grants().stream().filter(grant -> id.isEmpty() ? grant.isDefault() : grant.id().equals(id))
                .findFirst().orElse(null);
    }

    private static int error(String message, String code, String suggestion) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        err.println("\u2717 Error: " + message);
        err.println("  Code: " + code);
        err.println();
        err.println("  Suggestion: " + suggestion);
        return 1;
    }

    private static Stream<ObjectNode> stream(Iterator<ObjectNode> records) {
        Iterable<ObjectNode> iterable = () -> records;
        return StreamSupport.stream(iterable.spliterator(), false);
    }

    /** The contacts or the messages of a grant. */
    @FunctionalInterface
    private interface Records {
        Iterator<ObjectNode> of(Grant grant);
    }
}
