package io.mailroutes.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A shell script before the local mailbox that keeps what it once printed well. Schedules run the CLI thousands of
 * times, and the start of a JVM each time would be most of what they take.
 */
final class KeptAnswers {

    // The mailboxes stay the same when what is in them changes.
    private static final String SCRIPT = """
            #!/bin/sh
            case "$*" in auth*) folder='%3$s' ;; *) folder='%1$s' ;; esac
            kept="$folder"/$(printf '%%s' "$*" | tr -c 'A-Za-z0-9' '_')
            [ -f "$kept" ] && exec cat "$kept"
            '%2$s' "$@" > "$kept.$$"
            status=$?
            cat "$kept.$$"
            [ $status -eq 0 ] && mv "$kept.$$" "$kept"
            exit $status
            """;

    private KeptAnswers() {
    }

    /** @return the script */
    static Path of(Path nylas) throws IOException {
        Path kept = Files.createTempDirectory(nylas.getParent(), "kept");
        Path script = Files.writeString(kept.resolve("nylas"), SCRIPT.formatted(kept, nylas, nylas.getParent()));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
