package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * This project as it is now, or as it was.
 *
 * @param start       the words before the name of a command
 * @param environment further variables
 */
record Program(List<String> start, Map<String, String> environment) {

    static Program ofClassPath(String heap) {
        return new Program(List.of(Java.EXECUTABLE, "-Xmx" + heap, "-cp", Java.CLASS_PATH, "io.mailroutes.Mailroutes"), Map.of());
    }

    /** @param file {@code mailroutes.jar} beside its folder {@code lib}, or {@code bin/mailroutes} */
    static Program of(Path file, String heap) throws IOException, InterruptedException {
        String path = file.toAbsolutePath().toString();
        if (path.endsWith(".jar")) {
            return new Program(List.of(Java.EXECUTABLE, "-Xmx" + heap, "-jar", path), Map.of());
        }
        // The first start keeps an archive of the classes, which is no part of any work.
        new ProcessBuilder(path, "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return new Program(List.of(path), Map.of("JDK_JAVA_OPTIONS", "-Xmx" + heap));
    }

    /** @return a command that reads the data, and keeps nothing outside the folder it is started in */
    CommandLine command(Trial trial, List<String> arguments) {
        List<String> words = new ArrayList<>(start);
        words.addAll(arguments);
        words.addAll(List.of("--set", "nylas.command=" + trial.data().nylas(),
                "--set", "contacts.limit=" + (trial.data().size() + 1), "--set", "mail.limit=" + (trial.data().size() + 1)));
        return new CommandLine(words, environment);
    }
}
