package io.mailroutes.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A run of this project. @param more arguments */
record Sync(String name, Program program, Work work, List<String> more) implements Contender {

    @Override
    public CommandLine prepare(Trial trial) {
        List<String> words = new ArrayList<>(program.command(trial, "sync"));
        words.addAll(trial.org().settings());
        words.addAll(more);
        return CommandLine.of(words);
    }
}
