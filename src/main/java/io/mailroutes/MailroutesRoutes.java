package io.mailroutes;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.OverwriteRules;
import io.mailroutes.mapping.Target;
import java.nio.file.Path;
import java.util.Map;
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
     * @throws io.mailroutes.settings.SettingsException when there is no such folder
     * @throws RouteException    that names every mistake in the routes, one a line
     */
    public void add() throws Exception {
        new RouteFiles(context, folder).load();
        new RouteChecks(context).check();
        Kinds kinds = context.getRegistry().lookupByNameAndType("mailroutesKinds", Kinds.class);
        for (RouteModel.Step step : new RouteModel(context).steps()) {
            for (EndpointUse use : EndpointUse.of(step)) {
                if ("kamelet".equals(use.scheme()) && "mailroutes-record".equals(use.name())) {
                    kinds.add(target(use.with(context.resolvePropertyPlaceholders(use.uri())), step.file()));
                }
            }
        }
    }

    private static Target target(EndpointUse use, String file) {
        Map<String, Object> given = use.parameters();
        return new Target(text(given, "kind"), text(given, "object"), text(given, "externalId"), text(given, "found"),
                OverwriteRules.of(text(given, "always"), text(given, "whenEmpty"), text(given, "never")),
                !"false".equals(text(given, "create")), file);
    }

    private static String text(Map<String, Object> given, String name) {
        return String.valueOf(given.getOrDefault(name, "")).strip();
    }
}
