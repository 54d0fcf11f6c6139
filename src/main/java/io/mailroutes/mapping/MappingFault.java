package io.mailroutes.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.tree.FieldConstruction;
import net.thisptr.jackson.jq.internal.tree.ObjectConstruction;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.language.jq.JqFunctions;
import org.apache.camel.language.jq.JqLanguage;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.support.ScriptHelper;
import org.apache.camel.util.FileUtil;

/**
 * Where a mapping failed, and at what. jq tells what it cannot do, but not for which field: the one is to blame that fails
 * in the same words when it is mapped alone.
 *
 * @param file  of the route
 * @param field that could not be mapped; empty where that cannot be known
 * @param words in which jq tells it
 */
public record MappingFault(String file, String field, String words) {

    /**
     * @param exchange as it was when its mapping route failed
     * @param file     what to name where the route has none
     */
    public static MappingFault of(Exchange exchange, Throwable cause, String file) {
        CamelContext context = exchange.getContext();
        RouteDefinition route = context.getCamelContextExtension().getContextPlugin(Model.class)
                .getRouteDefinition(exchange.getProperty(Exchange.FAILURE_ROUTE_ID, "", String.class));
        if (route == null || route.getResource() == null) {
            return new MappingFault(file, "", words(cause));
        }
        String field = exchange.getMessage().getBody() instanceof JsonNode body ? mappings(context, route).stream()
                .flatMap(jq -> field(jq, context, body, exchange, words(cause)).stream()).findFirst().orElse("") : "";
        return new MappingFault(FileUtil.stripPath(route.getResource().getLocation()), field, words(cause));
    }

    /** @return what failed, for a sentence about the record */
    public String told() {
        return (field.isEmpty() ? "" : ", in the field " + field) + ": " + words;
    }

    private static List<String> mappings(CamelContext context, RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ExpressionNode.class).stream()
                .map(ExpressionNode::getExpression).filter(Objects::nonNull)
                .filter(expression -> "jq".equals(expression.getLanguage())).map(ExpressionDefinition::getExpression)
                .map(jq -> ScriptHelper.resolveOptionalExternalScript(context, context.resolvePropertyPlaceholders(jq)))
                .toList();
    }

    private static Optional<String> field(String jq, CamelContext context, JsonNode body, Exchange exchange, String words) {
        Scope scope = Scope.newChildScope(((JqLanguage) context.resolveLanguage("jq")).getRootScope());
        JqFunctions.EXCHANGE_LOCAL.set(exchange);
        try {
            JsonQuery query = JsonQuery.compile(jq, Versions.JQ_1_7);
            return words.equals(failure(query, scope, body)) ? alone(query, scope, body, words) : Optional.empty();
        } catch (JsonQueryException e) {
            throw new IllegalStateException("A mapping that ran cannot be read", e);
        } finally {
            JqFunctions.EXCHANGE_LOCAL.remove();
        }
    }

    private static Optional<String> alone(JsonQuery query, Scope scope, JsonNode body, String words) {
        List<ObjectConstruction> objects = new ArrayList<>();
        JqTree.forEach(query, part -> {
            if (part instanceof ObjectConstruction object) {
                objects.add(object);
            }
        });
        for (ObjectConstruction object : objects) {
            List<FieldConstruction> all = List.copyOf(object.fields);
            object.fields.clear();
            boolean fails = words.equals(failure(query, scope, body));
            for (FieldConstruction field : fails ? List.<FieldConstruction>of() : all) {
                object.fields.add(field);
                if (words.equals(failure(query, scope, body))) {
                    return Optional.of(name(field));
                }
                object.fields.clear();
            }
            object.fields.addAll(all);
        }
        return Optional.empty();
    }

    private static String name(FieldConstruction field) {
        return field.toString().replaceFirst("\\s*:.*", "").replace("\"", "").strip();
    }

    private static String failure(JsonQuery query, Scope scope, JsonNode body) {
        try {
            query.apply(scope, body, each -> { });
            return "";
        } catch (JsonQueryException | RuntimeException e) {
            return words(e);
        }
    }

    private static String words(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
