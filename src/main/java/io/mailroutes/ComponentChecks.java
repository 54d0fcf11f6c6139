package io.mailroutes;

import java.util.List;

import org.apache.camel.CamelContext;

/** Finds endpoints of components that the class path does not have. */
final class ComponentChecks {

    private final CamelContext context;

    ComponentChecks(CamelContext context) {
        this.context = context;
    }

    /** @return one line for each mistake */
    List<String> problems(List<EndpointUse> uses) {
        return uses.stream().filter(use -> !use.scheme().isEmpty() && !use.scheme().contains("$"))
                .filter(use -> context.getComponent(use.scheme(), true, false) == null)
                .map(use -> use.where() + ": Camel has no component " + use.scheme() + " here. To do: correct the name there, "
                        + "or add the component's jar and those that it needs: to the folder ext beside mailroutes.jar, or to "
                        + "the class path of your own program.").toList();
    }
}
