package io.mailroutes.localmailbox;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;

/** The shell scripts that run {@link NylasCommand} in place of the real CLI. */
final class Executable {

    // What keeps the start short. The memory is small on purpose: an export of any size must be printed within it.
    private static final String FLAGS = "-XX:+UseSerialGC -Xmx64m";
    // Compiles quickly rather than well, which pays for a process that lives for a moment.
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private Executable() {
    }

    static Path write(Path file, String data, Fault fault) throws IOException {
        return write(file, "exec " + quoted(Path.of(System.getProperty("java.home"), "bin", "java"))
                + " " + FLAGS + (data.startsWith(MailboxData.GENERATED) ? "" : " " + SHORT_LIVED)
                + " " + new ClassArchive(classPath()).options()
                + " -D" + NylasCommand.DATA + "=" + quoted(data)
                + " -D" + NylasCommand.FAULT + "=" + fault.name()
                + " " + NylasCommand.class.getName());
    }

    /** A script that has this process run the command: quick, and good for as long as this process lives. */
    static Path writeServed(Path file, String data, Fault fault) throws IOException {
        return write(file, "#!/bin/bash", """
                printed=$(mktemp)
                exec 3<>/dev/tcp/127.0.0.1/%d
                { printf '%%s\\0' %s %s "$printed" $# "$@"; env -0; printf '\\0'; } >&3
                read -r status <&3
                cat "$printed.out"
                cat "$printed.err" >&2
                rm -f "$printed" "$printed.out" "$printed.err"
                exit "$status"
                """.formatted(CommandServer.port(), quoted(data), fault.name()));
    }

    /** A script that runs another program with more variables. */
    static Path write(Path file, Path program, Map<String, String> environment) throws IOException {
        String variables = environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining());
        return write(file, variables + "exec " + quoted(program.toAbsolutePath()));
    }

    private static Path write(Path file, String command) throws IOException {
        return write(file, "#!/bin/sh", command + " \"$@\"\n");
    }

    private static Path write(Path file, String shell, String script) throws IOException {
        Files.writeString(file, shell + "\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** Only what the command needs, asked of the classes: a launcher's own class path may hold nothing but itself. */
    private static List<Path> classPath() {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(NylasCommand.class, JsonNode.class, JsonParser.class, JsonInclude.class)) {
            places.add(place(type));
        }
        return List.copyOf(places);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path cannot be written to a script", e);
        }
    }

    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
