package io.mailroutes.command;

import java.io.PrintWriter;

import io.mailroutes.settings.Settings;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.StopSignal;
import io.mailroutes.report.Summary;
import io.mailroutes.run.RunOrder;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** A command that is one run: starts the routes, waits for the run, prints its summary. */
final class OneRun {

    private static final int WITH_DEAD_LETTERS = 2;

    private OneRun() {
    }

    /**
     * @param order what the run is to do
     * @return the exit status
     */
    static int of(RunOrder order, SharedOptions options, PrintWriter out) throws Exception {
        try (CommandRuntime runtime = CommandRuntime.start(options.properties(),
                order.isReplay() ? options.overridesWithoutWork() : options.overrides());
                ProducerTemplate template = runtime.context().createProducerTemplate()) {
            StopSignal stop = runtime.stopSignal();
            stop.enter();
            try {
                return report(template.request("direct:mailroutes-sync", exchange -> exchange.getMessage().setBody(order)), out, new Settings(runtime.context()));
            } finally {
                stop.leave();
            }
        }
    }

    private static int report(Exchange run, PrintWriter out, Settings settings) throws Exception {
        if (run.getException() != null) {
            throw run.getException();
        }
        RunReport report = run.getMessage().getBody(RunReport.class);
        out.println(Summary.of(report));
        if (report.exitStatus() == WITH_DEAD_LETTERS && !report.dryRun()) {
            out.println("Why each was refused stands in " + settings.text("dead-letter.folder")
                    + "; when that is put right, the command \"replay\" sends them again.");
        }
        out.flush();
        return report.exitStatus();
    }
}
