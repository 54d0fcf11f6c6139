package io.mailroutes.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.mailroutes.OwnRoutes;
import io.mailroutes.load.RowLetters;
import io.mailroutes.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a route of the user's once. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = {"Runs a route of yours once and waits for its end.",
            "What Salesforce refuses of its rows becomes dead letters."})
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final int WITH_DEAD_LETTERS = 2;
    private static final int STOPPED_EARLY = 3;

    @Mixin
    private SharedOptions options;

    @Parameters(paramLabel = "ROUTE", description = "Its id, or the endpoint direct: at which it begins.")
    private String route;

    @Option(names = "--body", paramLabel = "FILE", description = "A file that the route gets as its body.")
    private Path body;

    @Spec
    private CommandSpec spec;

    /** @return 0 all done, 2 done but with dead letters, 3 stopped early, 1 could not run */
    @Override
    public Integer call() throws Exception {
        if (body != null && !Files.isReadable(body)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + body
                    + " that can be read. To do: correct --body.");
        }
        try (CommandRuntime runtime = CommandRuntime.start(options.properties(), options.overrides());
                ProducerTemplate template = runtime.context().createProducerTemplate()) {
            String endpoint = new OwnRoutes(runtime.context()).endpoint(route);
            runtime.stopSignal().enter();
            try {
                run(template, endpoint);
                return status(runtime);
            } finally {
                runtime.stopSignal().leave();
            }
        }
    }

    private void run(ProducerTemplate template, String endpoint) throws Exception {
        LOG.info("{} begins", route);
        Exchange run = template.request(endpoint,
                exchange -> exchange.getMessage().setBody(body == null ? null : body.toFile()));
        if (run.getException() != null) {
            LOG.error("{} failed", route);
            throw run.getException();
        }
        LOG.info("{} is done", route);
    }

    private int status(CommandRuntime runtime) {
        RowLetters letters = runtime.context().getRegistry().lookupByNameAndType("mailroutesRowLetters", RowLetters.class);
        String folder = new Settings(runtime.context()).text("dead-letter.folder");
        if (letters.refused() > 0) {
            spec.commandLine().getOut().println(letters.refused() + " rows were refused. Why each was stands in " + folder
                    + "; when that is put right, the command \"replay\" sends them again.");
        }
        if (letters.waiting() > 0) {
            spec.commandLine().getOut().println(letters.waiting() + " rows were not written, by no fault of theirs. They wait "
                    + "in " + folder + ", which says why; the command \"replay\" sends them. Do not load them again.");
        }
        return letters.waiting() > 0 ? STOPPED_EARLY : letters.refused() > 0 ? WITH_DEAD_LETTERS : 0;
    }
}
