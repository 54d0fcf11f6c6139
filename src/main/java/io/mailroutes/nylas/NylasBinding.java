package io.mailroutes.nylas;

import io.mailroutes.run.MailboxRun;
import io.mailroutes.run.Watermarks;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;
import org.apache.camel.component.exec.impl.DefaultExecBinding;

/**
 * Makes a command of what a route's {@code exec} endpoint says, as the bean {@code mailroutesNylas}. No header of the
 * message has a say in it, in any line of Camel, and the arguments go as a list, so that nothing is read by a shell.
 *
 * <p>A route writes the command as people type it, with {@code $grant} where the grant id goes; without a grant id (the
 * CLI's default grant) that argument is left out. {@code $since} is the day from which on records are read. What is
 * printed for a mailbox goes to a private file of the run.
 */
public final class NylasBinding extends DefaultExecBinding {

    private static final String GRANT = "$grant";
    private static final String SINCE = "$since";

    private final Watermarks watermarks;

    public NylasBinding(Watermarks watermarks) {
        this.watermarks = watermarks;
    }

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        exchange.getMessage().removeHeaders("CamelExec*");
        MailboxRun run = exchange.getProperty("mailbox", MailboxRun.class);
        String kind = exchange.getProperty("kind", String.class);
        List<String> words = List.of(endpoint.getArgs().strip().split("\\s+"));
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            String argument = run == null ? word : argument(word, run, kind);
            if (!argument.isEmpty()) {
                arguments.add(argument);
            }
        }
        boolean sample = run != null && run.isProbe();
        File printed = run == null || sample ? null : run.newFile(kind + ".json").toFile();
        return new NylasCommand(endpoint, arguments, printed, sample,
                run != null && words.contains(GRANT) && !run.order().grant().isEmpty());
    }

    private String argument(String word, MailboxRun run, String kind) {
        return switch (word) {
            case GRANT -> run.order().grant();
            case SINCE -> run.isProbe() ? "1970-01-02" : watermarks.since(run, kind).toString();
            default -> word;
        };
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        super.writeOutput(exchange, result);
        exchange.getMessage().removeHeaders("CamelExec*");
    }
}
