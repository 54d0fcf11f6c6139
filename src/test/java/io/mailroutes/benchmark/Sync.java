package io.mailroutes.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A run of this project. @param more arguments */
record Sync(String name, Program program, Work work, List<String> more) implements Contender {

    @Override
    public CommandLine prepare(Trial trial) {
        List<String> arguments = new ArrayList<>(List.of("sync"));
        arguments.addAll(trial.org().settings());
        arguments.addAll(more);
        return program.command(trial, arguments);
    }
}
