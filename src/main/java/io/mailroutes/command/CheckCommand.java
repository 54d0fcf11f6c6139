package io.mailroutes.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds out, without writing anything, whether a run would work. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks the Nylas CLI, the log-in to Salesforce, every mapped field and the limits. Writes nothing.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Spec
    private CommandSpec spec;

    /** @return 0 when everything is ok, else 1 */
    @Override
    public Integer call() throws Exception {
        try (CommandRuntime runtime = CommandRuntime.start(options.properties(), options.overridesWithoutWork())) {
            return new Checks(runtime.context(), spec.commandLine().getOut()).run() ? 0 : 1;
        }
    }
}
