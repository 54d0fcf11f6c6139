package io.mailroutes.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;

import io.mailroutes.run.RunOrder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
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
    private Window window = new Window();

    @Spec
    private CommandSpec spec;

    /** @return 0 all done, 2 done but with dead letters, 3 stopped early, 1 could not run */
    @Override
    public Integer call() throws Exception {
        return OneRun.of(RunOrder.sync(dryRun, window.since()), options, spec.commandLine().getOut());
    }

    /** Reads a day. */
    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + value + "\" is no day. To do: write one as in 2026-03-31");
            }
        }
    }

    /** Which mail is read, when not only what is new. */
    private static final class Window {

        @Option(names = "--full", description = "Read all mail there is, and try again what was refused before.")
        private boolean full;

        @Option(names = "--since", paramLabel = "DAY", converter = Day.class, description = "Read mail from this day on, as in 2026-03-31.")
        private LocalDate since;

        String since() {
            return full ? RunOrder.FULL : since == null ? "" : since.toString();
        }
    }
}
