package io.mailroutes;

import io.mailroutes.mapping.Kinds;
import java.nio.file.Path;
import org.apache.camel.CamelContext;

/**
 * Adds the routes to a Camel context whose beans are bound: those of the jar, or the user's in their place.
 *
 * <pre>{@code
 * new MailroutesBeans(context).bind();
 * new MailroutesRoutes(context, Path.of("routes")).add();
 * context.start();
 * }</pre>
 */
public final class MailroutesRoutes {

    private final CamelContext context;
    private final Path folder;

    /** @param folder with the user's {@code *.camel.yaml} files; null for those of the jar alone */
    public MailroutesRoutes(CamelContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /**
     * Loads and checks the routes, and learns from them which kinds there are.
     *
     * @throws io.mailroutes.settings.SettingsException when there is no such folder, or mailbox.queue cannot be used
     * @throws RouteException    that names every mistake in the routes, one a line
     */
    public void add() throws Exception {
        new RouteFiles(context, folder).load();
        new RouteChecks(context).check();
        QueueCheck.of(context);
        new KindChecks(context, context.getRegistry().lookupByNameAndType("mailroutesKinds", Kinds.class)).learn();
    }
}
