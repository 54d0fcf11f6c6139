package io.mailroutes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.mailroutes.mapping.ClosestName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** Finds kamelets of ours that do not exist, and parameters of theirs that do not exist, are missing, or have no such value. */
final class KameletChecks {

    private static final String OURS = "mailroutes-";
    private static final String ENDING = ".kamelet.yaml";

    /** What Camel takes for any kamelet. */
    private static final Set<String> ANY = Set.of("location", "block", "timeout", "failIfNoConsumers", "noErrorHandler",
            "bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer", "routeId", "templateId");

    private final CamelContext context;

    KameletChecks(CamelContext context) {
        this.context = context;
    }

    /** @return one line for each mistake */
    List<String> problems(List<EndpointUse> uses) {
        return uses.stream().filter(use -> use.scheme().equals("kamelet") && use.name().startsWith(OURS))
                .flatMap(use -> problems(use).stream()).toList();
    }

    private List<String> problems(EndpointUse use) {
        String name = use.name().replaceFirst("/.*", "");
        if (use.parameters().containsKey("location")) {
            return List.of();
        }
        Optional<KameletInterface> kamelet = KameletInterface.of(context, name);
        if (kamelet.isEmpty()) {
            return List.of(use.where() + ": there is no kamelet " + name + ClosestName.question(name, kamelets())
                    + "To do: correct the name there.");
        }
        List<String> problems = new ArrayList<>();
        Map<String, Object> given = use.parameters();
        Set<String> known = kamelet.get().parameters();
        given.keySet().stream().filter(parameter -> !known.contains(parameter) && !ANY.contains(parameter))
                .forEach(parameter -> problems.add(use.where() + ": kamelet:" + name + " has no parameter " + parameter
                        + ClosestName.question(parameter, known) + "To do: correct it there, or take it out."));
        kamelet.get().required().stream().filter(parameter -> !given.containsKey(parameter) && !isSet(name, parameter))
                .forEach(parameter -> problems.add(use.where() + ": kamelet:" + name + " needs the parameter "
                        + parameter + ". To do: add it there."));
        kamelet.get().values().forEach((parameter, values) -> {
            String value = given.getOrDefault(parameter, "").toString().strip();
            if (!value.isEmpty() && !values.contains(value)) {
                problems.add(use.where() + ": " + parameter + ": " + value + " of kamelet:" + name + " is none of "
                        + String.join(", ", new TreeSet<>(values)) + ". To do: correct it there.");
            }
        });
        return problems;
    }

    // Camel takes it from the properties, too.
    private boolean isSet(String kamelet, String parameter) {
        String key = "camel.kamelet." + kamelet + "." + parameter;
        return context.getPropertiesComponent().resolveProperty(key).isPresent();
    }

    // Only for the hint: not every class path can be searched.
    private List<String> kamelets() {
        try {
            Collection<Resource> found = PluginHelper.getPackageScanResourceResolver(context)
                    .findResources("classpath:kamelets/" + OURS + "*" + ENDING);
            return found.stream().map(resource -> RouteFiles.name(resource.getLocation()).replace(ENDING, "")).toList();
        } catch (Exception e) {
            return List.of();
        }
    }
}
