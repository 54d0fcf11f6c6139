package io.mailroutes.salesforce;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The two kinds of composite request ({@code salesforce.composite=graph|plain}).
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_limits.htm">
 *      Composite Graph Limits</a>
 */
public enum CompositeStyle {

    /** Many people in one call, each a graph that stands or falls by itself; API version 50 and later. */
    GRAPH("mailroutes-graph", 75, 500) {
        @Override
        ObjectNode request(List<CompositeUnit> units, String basePath) {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            ArrayNode graphs = request.putArray("graphs");
            for (int i = 0; i < units.size(); i++) {
                ObjectNode graph = graphs.addObject().put("graphId", Integer.toString(i));
                units.get(i).appendTo(graph.putArray("compositeRequest"), basePath);
            }
            return request;
        }

        @Override
        JsonNode answer(JsonNode response, int unit) {
            for (JsonNode graph : response.path("graphs")) {
                if (graph.path("graphId").asText().equals(Integer.toString(unit))) {
                    return graph.path("graphResponse").path("compositeResponse");
                }
            }
            throw new IllegalArgumentException("Salesforce's answer leaves out a graph that was sent");
        }
    },

    /** One person in one call; the whole call is all or none. */
    PLAIN("mailroutes-composite", 1, 25) {
        @Override
        ObjectNode request(List<CompositeUnit> units, String basePath) {
            // Subrequests refer to earlier ones, so their order must stay.
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("allOrNone", true)
                    .put("collateSubrequests", false);
            units.get(0).appendTo(request.putArray("compositeRequest"), basePath);
            return request;
        }

        @Override
        JsonNode answer(JsonNode response, int unit) {
            return response.path("compositeResponse");
        }
    };

    private final String kamelet;
    private final int mostUnits;
    private final int mostSubrequests;

    CompositeStyle(String kamelet, int mostUnits, int mostSubrequests) {
        this.kamelet = kamelet;
        this.mostUnits = mostUnits;
        this.mostSubrequests = mostSubrequests;
    }

    /** Name of the kamelet that makes the call. */
    public String kamelet() {
        return kamelet;
    }

    int mostUnits() {
        return mostUnits;
    }

    int mostSubrequests() {
        return mostSubrequests;
    }

    abstract ObjectNode request(List<CompositeUnit> units, String basePath);

    abstract JsonNode answer(JsonNode response, int unit);
}
