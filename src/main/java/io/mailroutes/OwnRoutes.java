package io.mailroutes;

import java.util.List;
import java.util.Set;

import io.mailroutes.mapping.ClosestName;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

/** The routes that a user added: which can be run by name, and which begin by themselves. */
public final class OwnRoutes {

    private static final String OURS = "mailroutes-";
    private static final String DIRECT = "direct:";

    /** Where only other routes, or whoever calls, put something. */
    private static final Set<String> INSIDE = Set.of("direct", "seda", "kamelet");

    private final CamelContext context;

    /** @param context whose routes are loaded */
    public OwnRoutes(CamelContext context) {
        this.context = context;
    }

    /**
     * @param name id of a route, or the {@code direct:} endpoint that it begins at
     * @return that endpoint
     * @throws RouteException when there is no such route, or it begins elsewhere
     */
    public String endpoint(String name) {
        RouteDefinition route = all().stream().filter(each -> name.equals(each.getRouteId()) || name.equals(from(each)))
                .findFirst().orElseThrow(() -> none(name));
        if (!from(route).startsWith(DIRECT)) {
            throw new RouteException("The route " + name + " begins by itself, at " + StringHelper.before(from(route)
                    + "?", "?") + ". To do: start the command \"schedule\", while which it runs; or let a route from "
                    + "direct:" + name + " do the work, and run that.");
        }
        return from(route);
    }

    /**
     * Lets routes that take something from outside (a folder, a timer, a queue) do so only where the setting
     * {@code schedule.enabled} says so, unless the route itself says when it starts.
     */
    public void beginWithTheSchedule() {
        all().stream().filter(route -> !INSIDE.contains(StringHelper.before(from(route), ":", "")))
                .filter(route -> route.getAutoStartup() == null)
                .forEach(route -> route.setAutoStartup("{{schedule.enabled}}"));
    }

    private RouteException none(String name) {
        List<String> names = all().stream().filter(route -> from(route).startsWith(DIRECT))
                .map(RouteDefinition::getRouteId).toList();
        return new RouteException("There is no route " + name + ClosestName.question(name, names) + (names.isEmpty()
                ? "To do: write one that begins at direct:" + name + " into a file of the folder routes, whose name ends "
                        + "in " + RouteIndex.ENDING + "."
                : "To do: name one of " + String.join(", ", names) + "."));
    }

    private List<RouteDefinition> all() {
        return context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                .filter(route -> route.getRouteId() != null && !route.getRouteId().startsWith(OURS)).toList();
    }

    private String from(RouteDefinition route) {
        return context.resolvePropertyPlaceholders(route.getInput().getEndpointUri()).replaceFirst("^direct://", DIRECT);
    }
}
