package io.mailroutes.localmailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A stand-in for the Nylas CLI on this machine: an executable called {@code nylas} that answers from mailboxes of its
 * own.
 *
 * <pre>{@code
 * Path nylas = LocalMailbox.demo().install(folder);   // then: nylas.command=<that path>
 * }</pre>
 */
public final class LocalMailbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String source;
    private final List<? extends Map<String, ?>> contacts;
    private final List<? extends Map<String, ?>> messages;
    private Fault fault = Fault.NONE;

    private LocalMailbox(String source, List<? extends Map<String, ?>> contacts,
            List<? extends Map<String, ?>> messages) {
        this.source = source;
        this.contacts = contacts;
        this.messages = messages;
    }

    /** The fixed mailboxes of {@link DemoSource}. */
    public static LocalMailbox demo() {
        return new LocalMailbox("demo", null, null);
    }

    /** A mailbox of any size, see {@link GeneratedSource}. */
    public static LocalMailbox generated(long contacts, long messages) {
        return new LocalMailbox("generated:" + contacts + ":" + messages, null, null);
    }

    /** One mailbox with exactly these contacts and messages, in the CLI's shape; dates in UTC. */
    public static LocalMailbox of(List<? extends Map<String, ?>> contacts, List<? extends Map<String, ?>> messages) {
        return new LocalMailbox("", contacts, messages);
    }

    /** Lets every list command go wrong. */
    public LocalMailbox withFault(Fault newFault) {
        fault = newFault;
        return this;
    }

    /** Writes the executable into a folder. @return its path */
    public Path install(Path folder) {
        try {
            Files.createDirectories(folder);
            String mailbox = source;
            if (source.isEmpty()) {
                JSON.writeValue(folder.resolve("contacts.json").toFile(), contacts);
                JSON.writeValue(folder.resolve("messages.json").toFile(), messages);
                mailbox = folder.toAbsolutePath().toString();
            }
            Path nylas = folder.resolve("nylas");
            Files.writeString(nylas, script(mailbox));
            return Files.setPosixFilePermissions(nylas, PosixFilePermissions.fromString("rwxr-xr-x")).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // exec, so that who kills the command kills the JVM and not only a shell around it.
    private String script(String mailbox) {
        return "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -Dmailbox='"
                + mailbox + "' -Dfault=" + fault + " -cp '" + classPath() + "' " + NylasCommand.class.getName()
                + " \"$@\"\n";
    }

    // Inside Maven's own JVM (exec:java) the class path is that of a class loader, not of the process.
    private static String classPath() {
        StringBuilder path = new StringBuilder();
        for (Class<?> type : new Class<?>[] {NylasCommand.class, ObjectMapper.class,
            JsonFactory.class, JsonProperty.class}) {
            path.append(path.isEmpty() ? "" : ":")
                    .append(Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation()
                            .toString())));
        }
        return path.toString();
    }
}
