package io.mailroutes.command;

import io.mailroutes.deadletter.LetterList;
import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.run.RunOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters again. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = {"Sends dead letters again, through the routes as they are now.",
            "What arrives leaves the file; what is refused again stays, with the new reason and the number of tries."})
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "",
            description = "File of dead letters (default: all *.jsonl of dead-letter.folder).")
    private String file;

    @Option(names = "--only", paramLabel = "CODE", split = ",",
            description = "Send only dead letters with this reason code; may be given several times.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--dry-run", description = "Do everything but write: print what would be sent. Changes no file.")
    private boolean dryRun;

    @Option(names = "--list", description = "Show what waits, by the reason; send nothing.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    /** @return 0 all gone, 2 some stay, 3 stopped early, 1 could not run */
    @Override
    public Integer call() throws Exception {
        if (list) {
            Path from = Path.of(file.isEmpty() ? options.settings().text("dead-letter.folder") : file);
            spec.commandLine().getOut().println(LetterList.of(from, only).text());
            return 0;
        }
        return OneRun.of(RunOrder.sendAgain(dryRun, file.isEmpty() ? ReplayOrders.ALL : file, only), options,
                spec.commandLine().getOut());
    }
}
