package io.mailroutes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/** The steps of all routes and route configurations of ours that are loaded, nested ones too. */
final class RouteModel {

    private final CamelContext context;
    private final List<Step> steps = new ArrayList<>();

    RouteModel(CamelContext context) {
        this.context = context;
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        model.getRouteDefinitions().stream().filter(OurRoutes::isOne).forEach(this::add);
        model.getRouteConfigurationDefinitions().stream()
                .filter(configuration -> OurRoutes.isName(configuration.getId())).forEach(this::add);
    }

    /** @return in the order of the files */
    List<Step> steps() {
        return steps;
    }

    private void add(RouteDefinition route) {
        String owner = "route " + route.getRouteId();
        steps.add(new Step(route.getResource(), owner, route.getInput()));
        add(route.getResource(), owner, route.getOutputs());
    }

    private void add(RouteConfigurationDefinition configuration) {
        Stream.of(configuration.getOnExceptions(), configuration.getOnCompletions(), configuration.getIntercepts(),
                configuration.getInterceptFroms(), configuration.getInterceptSendTos()).flatMap(List::stream)
                .forEach(part -> add(resource(configuration, part), "routeConfiguration " + configuration.getId(),
                        List.of(part)));
    }

    // Camel tells of these only the location.
    private Resource resource(RouteConfigurationDefinition configuration, ProcessorDefinition<?> part) {
        if (configuration.getResource() != null || part.getLocation() == null) {
            return configuration.getResource();
        }
        return part.getLocation().startsWith("file:") ? RouteFiles.resource(Path.of(part.getLocation().substring(5)))
                : ResourceHelper.resolveResource(context, part.getLocation());
    }

    private void add(Resource resource, String owner, List<ProcessorDefinition<?>> outputs) {
        ProcessorDefinitionHelper.filterTypeInOutputs(outputs, ProcessorDefinition.class)
                .forEach(step -> steps.add(new Step(resource, owner, step)));
    }

    /**
     * One step.
     *
     * @param resource   the file that it stands in; null when it was made by code
     * @param owner      the route that it is part of
     * @param definition what it does
     */
    record Step(Resource resource, String owner, OptionalIdentifiedDefinition<?> definition) {

        /** @return file and route, for people */
        String where() {
            return resource == null ? owner : file() + ", " + owner;
        }

        /** @return the file's name */
        String file() {
            return RouteFiles.name(resource.getLocation());
        }
    }
}
