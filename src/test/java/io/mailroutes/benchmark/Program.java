package io.mailroutes.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This project as it is now, or as it was.
 *
 * @param start the words before the name of a command
 */
record Program(List<String> start) {

    static Program ofClassPath(String heap) {
        return new Program(List.of(Java.EXECUTABLE, "-Xmx" + heap, "-cp", Java.CLASS_PATH, "io.mailroutes.Mailroutes"));
    }

    /** @param jar beside its folder {@code lib} */
    static Program ofJar(Path jar, String heap) {
        return new Program(List.of(Java.EXECUTABLE, "-Xmx" + heap, "-jar", jar.toAbsolutePath().toString()));
    }

    /** @return a command that reads the data, and keeps nothing outside the folder it is started in */
    List<String> command(Trial trial, String... arguments) {
        List<String> words = new ArrayList<>(start);
        words.addAll(List.of(arguments));
        words.addAll(List.of("--set", "nylas.command=" + trial.data().nylas(),
                "--set", "contacts.limit=" + (trial.data().size() + 1), "--set", "mail.limit=" + (trial.data().size() + 1)));
        return words;
    }
}
