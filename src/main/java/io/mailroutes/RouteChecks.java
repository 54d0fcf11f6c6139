package io.mailroutes;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be known of the routes to be wrong before anything runs.
 *
 * <pre>{@code
 * new RouteFiles(context, folder).load();
 * new RouteChecks(context).check();
 * context.start();
 * }</pre>
 */
public final class RouteChecks {

    private static final Logger LOG = LoggerFactory.getLogger(RouteChecks.class);

    private final CamelContext context;

    /** @param context that has the beans and the routes, and is not started */
    public RouteChecks(CamelContext context) {
        this.context = context;
    }

    /**
     * Checks all routes, and warns of kinds that no run comes to.
     *
     * @throws RouteException that names every mistake, one a line
     */
    public void check() {
        RouteModel model = new RouteModel(context);
        List<String> problems = new ArrayList<>();
        List<EndpointUse> uses = uses(model, problems);
        problems.addAll(new ComponentChecks(context).problems(uses));
        problems.addAll(new KameletChecks(context).problems(uses));
        DirectChecks direct = new DirectChecks(uses);
        problems.addAll(direct.problems());
        JqChecks jq = new JqChecks(context, direct.kinds());
        problems.addAll(jq.problems(model.steps()));
        if (!problems.isEmpty()) {
            throw new RouteException(String.join(System.lineSeparator(), problems.stream().distinct().toList()));
        }
        direct.unread(jq.referred()).forEach(LOG::warn);
    }

    private List<EndpointUse> uses(RouteModel model, List<String> problems) {
        List<EndpointUse> uses = new ArrayList<>();
        model.steps().stream().flatMap(step -> EndpointUse.of(step).stream()).forEach(use -> {
            try {
                uses.add(use.with(context.resolvePropertyPlaceholders(use.uri())));
            } catch (IllegalArgumentException e) {
                problems.add(unresolved(use.where(), e));
            }
        });
        return uses;
    }

    /** @return that a placeholder leads nowhere, for people */
    static String unresolved(String where, IllegalArgumentException e) {
        return where + ": " + e.getMessage().replaceFirst("(?s) in properties from text.*", "")
                + ". To do: correct the placeholder there, or set it in application.properties.";
    }
}
