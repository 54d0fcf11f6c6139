package io.mailroutes;

import io.mailroutes.command.Commands;
import io.mailroutes.command.ProgramSecrets;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;

/**
 * The program, {@code java -jar mailroutes.jar COMMAND}, and the line that adds it to any other Camel context. Where
 * Camel finds plug-ins on the class path ({@link MailroutesPlugin}) not even that line is needed.
 *
 * <pre>{@code
 * Mailroutes.addTo(context);
 * context.start();
 * RunReport report = context.createProducerTemplate()
 *         .requestBody("direct:mailroutes-sync", RunOrder.sync(), RunReport.class);
 * }</pre>
 */
public final class Mailroutes {

    private Mailroutes() {
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        ProgramLogging.configure();
        ProgramSecrets.keepOutOfLog();
        ExtraJars.add();
        System.exit(Commands.line().execute(arguments));
    }

    /**
     * Adds beans and routes to a context, as soon as that is started and knows its properties. Twice is once; and
     * {@code mailroutes.enabled=false} is not at all.
     *
     * @param context that is not started
     * @throws IllegalStateException when it is
     */
    public static void addTo(CamelContext context) {
        if (context.getLifecycleStrategies().stream().anyMatch(MailroutesLifecycle.class::isInstance)) {
            return;
        }
        if (context.getStatus() != ServiceStatus.Stopped) {
            throw new IllegalStateException("The Camel context " + context.getName()
                    + " is started already. To do: call Mailroutes.addTo before it is.");
        }
        context.addLifecycleStrategy(new MailroutesLifecycle(context));
    }
}
