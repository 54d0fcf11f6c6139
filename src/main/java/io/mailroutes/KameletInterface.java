package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a kamelet takes.
 *
 * @param parameters their names
 * @param required   those that must be given
 * @param values     what may be given, by the name of a parameter that takes no other value
 */
record KameletInterface(Set<String> parameters, Set<String> required, Map<String, Set<String>> values) {

    /** @return that of a kamelet on the class path, or of a route template; empty when there is neither */
    static Optional<KameletInterface> of(CamelContext context, String name) {
        RouteTemplateDefinition template = context.getCamelContextExtension().getContextPlugin(Model.class)
                .getRouteTemplateDefinition(name);
        if (template != null) {
            return Optional.of(of(template));
        }
        String file = "kamelets/" + name + ".kamelet.yaml";
        try (InputStream in = context.getClassResolver().loadResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(of(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KameletInterface of(InputStream file) {
        Object kamelet = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
        Map<?, ?> definition = map(map(map(kamelet).get("spec")).get("definition"));
        Set<String> names = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        Map<String, Set<String>> values = new HashMap<>();
        Object must = definition.get("required");
        map(definition.get("properties")).forEach((name, property) -> {
            names.add(name.toString());
            boolean given = map(property).get("default") != null;
            if (!given && must instanceof Collection<?> list && list.contains(name)) {
                required.add(name.toString());
            }
            values(map(property)).ifPresent(some -> values.put(name.toString(), some));
        });
        return new KameletInterface(names, required, values);
    }

    private static KameletInterface of(RouteTemplateDefinition template) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        template.getTemplateParameters().forEach(parameter -> {
            names.add(parameter.getName());
            if (parameter.isRequired() && parameter.getDefaultValue() == null) {
                required.add(parameter.getName());
            }
        });
        return new KameletInterface(names, required, Map.of());
    }

    private static Optional<Set<String>> values(Map<?, ?> property) {
        if ("boolean".equals(property.get("type"))) {
            return Optional.of(Set.of("true", "false"));
        }
        return property.get("enum") instanceof Collection<?> list
                ? Optional.of(list.stream().map(Object::toString).collect(Collectors.toSet())) : Optional.empty();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
