package io.mailroutes.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.mailroutes.load.CsvExport;
import io.mailroutes.report.KindReport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a kind's mapping makes, as a file. */
@Command(name = "export-csv", mixinStandardHelpOptions = true,
        description = {"Writes the records of a kind as CSV, mapped as a run would send them.",
            "Asks the mailbox alone: no org, and nothing is loaded or noted."})
final class ExportCsvCommand implements Callable<Integer> {

    private static final int WITH_REFUSALS = 2;

    @Mixin
    private SharedOptions options;

    @Parameters(paramLabel = "KIND", description = "Which one, as in contacts.")
    private String kind;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write to (default: what a pipe takes, stdout).")
    private Path file;

    @ArgGroup
    private MailWindow window = new MailWindow();

    @Spec
    private CommandSpec spec;

    /** @return 0 all done, 2 done but without records that could not be mapped, 3 stopped early, 1 could not run */
    @Override
    public Integer call() throws Exception {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new ParameterException(spec.commandLine(), "There is no folder for " + file
                    + ". To do: make it, or correct --out.");
        }
        try (CommandRuntime runtime = CommandRuntime.start(options.properties(), options.overridesWithoutWork());
                ProducerTemplate template = runtime.context().createProducerTemplate();
                CsvExport csv = new CsvExport(kind, window.since())) {
            runtime.stopSignal().enter();
            try {
                Exchange done = template.request("direct:mailroutes-export-csv", exchange -> exchange.getMessage().setBody(csv));
                if (done.getException() != null) {
                    throw done.getException();
                }
                write(csv);
            } finally {
                runtime.stopSignal().leave();
            }
            return tell(csv);
        }
    }

    private void write(CsvExport csv) throws IOException {
        if (file != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
                csv.copyTo(out);
            }
            return;
        }
        // Not by a writer, whose encoding is the terminal's.
        PrintStream out = System.out;
        csv.copyTo(out);
        if (out.checkError()) {
            throw new IOException("Nobody read all rows that were written to stdout. To do: write them to a file by --out.");
        }
    }

    private int tell(CsvExport csv) {
        PrintWriter err = spec.commandLine().getErr();
        KindReport report = csv.report().kind(kind);
        err.println(kind + ": " + report.read() + " read, " + report.open() + " rows");
        report.skipped().forEach((reason, count) -> err.println("  skipped: " + reason + " " + count));
        report.deadLettered().forEach((code, count) -> err.println("  cannot be mapped: " + code + " " + count));
        csv.report().warnings().forEach(warning -> err.println("  warning: " + warning));
        err.flush();
        return report.refusals() > 0 ? WITH_REFUSALS : 0;
    }
}
