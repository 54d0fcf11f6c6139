package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The CSV of the contacts by jq, as the guide makes it. */
final class JqCsv implements Contender {

    @Override
    public String name() {
        return "jq";
    }

    @Override
    public Work work() {
        return Work.CSV;
    }

    @Override
    public String missing() {
        return Installed.onPath("jq").isEmpty() ? "jq is not on the PATH." : "";
    }

    @Override
    public CommandLine prepare(Trial trial) throws IOException {
        return CommandLine.of(words(trial));
    }

    /** @return the command, which prints the CSV */
    static List<String> words(Trial trial) throws IOException {
        Path program = Resource.copy("contacts.jq", trial.folder());
        return List.of("jq", "-r", "-f", program.toString(), trial.data().contacts().toString());
    }
}
