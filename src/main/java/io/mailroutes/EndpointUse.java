package io.mailroutes;

import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * That a route begins at an endpoint, or sends to it.
 *
 * @param where      file and route, for people
 * @param uri        as it stands there, with placeholders resolved
 * @param isConsumer whether the route begins there
 */
record EndpointUse(String where, String uri, boolean isConsumer) {

    /** @return the endpoints that a step names, their placeholders not yet resolved; mostly none or one */
    static List<EndpointUse> of(RouteModel.Step step) {
        return uris(step.definition()).filter(uri -> uri != null && !uri.isBlank())
                .map(uri -> new EndpointUse(step.where(), uri, step.definition() instanceof FromDefinition)).toList();
    }

    private static Stream<String> uris(Object definition) {
        if (definition instanceof EndpointRequiredDefinition endpoint) {
            return Stream.of(endpoint.getEndpointUri());
        } else if (definition instanceof ToDynamicDefinition dynamic) {
            return Stream.of(dynamic.getUri());
        } else if (definition instanceof KameletDefinition kamelet) {
            return Stream.of("kamelet:" + kamelet.getName());
        } else if (definition instanceof EnrichDefinition || definition instanceof RecipientListDefinition) {
            return StepExpressions.of(definition).stream().filter(ConstantExpression.class::isInstance)
                    .flatMap(constant -> Stream.of(constant.getExpression().strip().split("\\s*,\\s*")));
        }
        return Stream.empty();
    }

    /** @return the same with another URI */
    EndpointUse with(String resolved) {
        return new EndpointUse(where, resolved, isConsumer);
    }

    /** @return what kind of endpoint it is, as in {@code direct} */
    String scheme() {
        return StringHelper.before(uri, ":", "");
    }

    /** @return its name: what stands between the scheme and the parameters */
    String name() {
        return StringHelper.before(uri.substring(scheme().length() + 1) + "?", "?").replaceFirst("^/+", "");
    }

    /** @return whether the name is known only when a message comes */
    boolean isDynamic() {
        return uri.contains("${") || uri.contains("$simple{");
    }

    /** @return parameters by name */
    Map<String, Object> parameters() {
        try {
            return URISupport.parseQuery(StringHelper.after(uri, "?", ""), true);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
