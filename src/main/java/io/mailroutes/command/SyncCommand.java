package io.mailroutes.command;

import java.util.concurrent.Callable;

import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
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

    @Spec
    private CommandSpec spec;

    /** @return 0 all done, 2 done but with dead letters, 1 could not run */
    @Override
    public Integer call() throws Exception {
        try (Runtime runtime = Runtime.start(options.routes(), options.properties(), options.overrides());
                ProducerTemplate template = runtime.context().createProducerTemplate()) {
            Exchange run = template.request("direct:sync", exchange -> exchange.setProperty("dryRun", dryRun));
            if (run.getException() != null) {
                throw run.getException();
            }
            RunReport report = run.getMessage().getBody(RunReport.class);
            spec.commandLine().getOut().println(Summary.of(report));
            return report.exitStatus();
        }
    }
}
