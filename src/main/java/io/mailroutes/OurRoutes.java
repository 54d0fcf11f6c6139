package io.mailroutes;

import java.util.Collection;
import java.util.stream.Stream;

import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/** Tells the routes of a context that have to do with Mailroutes from those that are the host's business alone. */
final class OurRoutes {

    private static final String NAME = "mailroutes";

    private OurRoutes() {
    }

    /** @return whether a route has our name, our way with failures, or begins at or sends to a route or kamelet of ours */
    static boolean isOne(RouteDefinition route) {
        return isName(route.getId()) || isName(route.getRouteConfigurationId())
                || steps(route).flatMap(step -> EndpointUse.of(new RouteModel.Step(null, "", step)).stream())
                        .anyMatch(use -> use.uri().matches("(direct|kamelet):" + NAME + "-.*"));
    }

    /** @return whether a name is one of ours */
    static boolean isName(String name) {
        return name != null && name.startsWith(NAME);
    }

    private static Stream<OptionalIdentifiedDefinition<?>> steps(RouteDefinition route) {
        Collection<ProcessorDefinition> steps = ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(),
                ProcessorDefinition.class);
        return Stream.concat(Stream.of(route.getInput()), steps.stream().map(step -> (ProcessorDefinition<?>) step));
    }
}
