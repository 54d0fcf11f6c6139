package io.mailroutes.command;

import java.util.concurrent.Callable;

import io.mailroutes.run.RunOrder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One run, now. */
@Command(name = "sync", mixinStandardHelpOptions = true,
        description = "Runs once over all mailboxes and prints the summary.")
final class SyncCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Option(names = "--dry-run", description = "Do everything but write: print what would be created and updated.")
    private boolean dryRun;

    @ArgGroup
    private MailWindow window = new MailWindow();

    @Spec
    private CommandSpec spec;

    /** @return 0 all done, 2 done but with dead letters, 3 stopped early, 1 could not run */
    @Override
    public Integer call() throws Exception {
        return OneRun.of(RunOrder.sync(dryRun, window.since()), options, spec.commandLine().getOut());
    }
}
