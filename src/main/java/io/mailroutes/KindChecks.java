package io.mailroutes;

import io.mailroutes.mapping.ClosestName;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.OverwriteRules;
import io.mailroutes.mapping.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;

/** Learns from routes that were checked which kinds there are, and finds what is missing of them. */
final class KindChecks {

    private static final String DIRECT = "mailroutes-";
    private static final String LOOKUP = "-lookup";

    private final CamelContext context;
    private final Kinds kinds;

    KindChecks(CamelContext context, Kinds kinds) {
        this.context = context;
        this.kinds = kinds;
    }

    /**
     * Adds the kinds of all routes.
     *
     * @throws io.mailroutes.mapping.MappingException when a kind goes to two places
     * @throws RouteException that names what is missing, one a line
     */
    void learn() {
        List<EndpointUse> uses = new ArrayList<>();
        for (RouteModel.Step step : new RouteModel(context).steps()) {
            learnMapping(step);
            for (EndpointUse each : EndpointUse.of(step)) {
                EndpointUse use = each.with(context.resolvePropertyPlaceholders(each.uri()));
                if (isKamelet(use, "mailroutes-record")) {
                    kinds.add(target(use, step.file()));
                }
                uses.add(use);
            }
        }
        List<String> problems = new ArrayList<>();
        uses.stream().filter(use -> isKamelet(use, DirectChecks.RUN))
                .forEach(run -> DirectChecks.kinds(run).filter(kind -> !kinds.has(kind))
                        .forEach(kind -> problems.add(noTarget(run, kind))));
        uses.stream().filter(KindChecks::isLookup).forEach(use -> check(use, problems));
        if (!problems.isEmpty()) {
            throw new RouteException(String.join(System.lineSeparator(), problems.stream().distinct().toList()));
        }
    }

    private void learnMapping(RouteModel.Step step) {
        if (step.resource() != null) {
            StepExpressions.of(step.definition()).stream().filter(expression -> expression.getExpression() != null)
                    .forEach(expression -> kinds.addMapping(step.file(), expression.getExpression()));
        }
    }

    private static boolean isKamelet(EndpointUse use, String name) {
        return "kamelet".equals(use.scheme()) && name.equals(use.name());
    }

    private static boolean isLookup(EndpointUse use) {
        return use.isConsumer() && "direct".equals(use.scheme()) && use.name().startsWith(DIRECT)
                && use.name().endsWith(LOOKUP);
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

    private String noTarget(EndpointUse run, String kind) {
        return run.where() + ": no kamelet:mailroutes-record has kind: " + kind + ClosestName.question(kind, names())
                + "To do: let the route from direct:mailroutes-" + kind + "-record end in one.";
    }

    private void check(EndpointUse route, List<String> problems) {
        String kind = route.name().substring(DIRECT.length(), route.name().length() - LOOKUP.length());
        if (!kinds.has(kind)) {
            problems.add(route.where() + ": finds records of the kind " + kind + ", of which none are made"
                    + ClosestName.question(kind, names()) + "To do: correct the name there, or remove the route.");
        } else if (!kinds.target(kind).isUpsert() && kinds.target(kind).found().isEmpty()) {
            problems.add(kinds.target(kind).file() + " does not say which key a row of " + route.name()
                    + " answers. To do: give kamelet:mailroutes-record the parameter found, as in found: .Website | "
                    + "website_domain.");
        }
    }

    private Collection<String> names() {
        return kinds.all().stream().map(Target::kind).toList();
    }
}
