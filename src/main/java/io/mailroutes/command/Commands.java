package io.mailroutes.command;

import io.mailroutes.report.Reason;
import io.mailroutes.report.RunStoppedException;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, and how their errors are told: one line that says what to do, the trace only in the debug log. */
@Command(name = "mailroutes", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Turns any mailbox into standard Salesforce records.",
        subcommands = {InitCommand.class, CheckCommand.class, SyncCommand.class, ScheduleCommand.class, WorkCommand.class,
            ReplayCommand.class, RunCommand.class, ExportCsvCommand.class},
        footer = {"", "Exit status: 0 all done, 2 done but with dead letters, 3 stopped early (the next run goes on), "
                + "1 could not run."})
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int COULD_NOT_RUN = 1;
    private static final int STOPPED_EARLY = 3;

    private Commands() {
    }

    /** @return the command line, ready to be executed; its exit status is the process's */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new Commands());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            LOG.debug("Failed", exception);
            command.getErr().println(Reason.of(exception));
            return ObjectHelper.getException(RunStoppedException.class, exception) == null ? COULD_NOT_RUN : STOPPED_EARLY;
        });
        line.getCommandSpec().exitCodeOnInvalidInput(COULD_NOT_RUN);
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().exitCodeOnInvalidInput(COULD_NOT_RUN));
        return line;
    }
}
