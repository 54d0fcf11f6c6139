package io.mailroutes.localorg.composite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;

/** What one payload of graphs may hold. */
final class GraphLimits {

    private static final int MOST_GRAPHS = 75;
    private static final int MOST_NODES = 500;
    private static final int GREATEST_DEPTH = 15;
    private static final int MOST_KINDS = 15;
    private static final Pattern NODE_URL = Pattern.compile("(?i)/services/data/(v\\d\\d\\.0)/sobjects/(\\w+)(/.*)?");
    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)");

    private GraphLimits() {
    }

    static void check(List<Map<String, Object>> graphs) {
        refuseIf(graphs.size() > MOST_GRAPHS, "Limit of " + MOST_GRAPHS + " reached for number of Graphs");
        Set<String> graphIds = new HashSet<>();
        int nodes = 0;
        for (Map<String, Object> graph : graphs) {
            refuseIf(!graphIds.add(Input.text(graph, "graphId")), "Duplicate GraphId: " + graph.get("graphId"));
            List<Map<String, Object>> requests = Input.objects(graph, "compositeRequest");
            CompositeResource.checkReferenceIds(requests);
            nodes += requests.size();
            checkNodes(requests);
        }
        refuseIf(nodes > MOST_NODES, "Limit of " + MOST_NODES + " reached for number of Nodes");
    }

    private static void refuseIf(boolean refused, String message) {
        if (refused) {
            throw ApiException.badRequest("INVALID_INPUT", message);
        }
    }

    private static void checkNodes(List<Map<String, Object>> nodes) {
        Set<String> kinds = new HashSet<>();
        Map<String, Integer> depths = new HashMap<>();
        for (Map<String, Object> node : nodes) {
            Matcher url = NODE_URL.matcher(Input.text(node, "url"));
            refuseIf(!url.matches(), "The url is not allowed in a composite graph: " + node.get("url"));
            kinds.add(url.group(1) + " " + node.get("method") + " " + url.group(2));
            depths.put(Input.text(node, "referenceId"), depth(node, depths));
        }
        refuseIf(kinds.size() > MOST_KINDS, "Limit of " + MOST_KINDS + " reached for number of different Nodes");
        refuseIf(depths.values().stream().anyMatch(depth -> depth > GREATEST_DEPTH),
                "Limit of " + GREATEST_DEPTH + " reached for depth of the Graph");
    }

    /** One more than that of the deepest node it refers to. */
    private static int depth(Map<String, Object> node, Map<String, Integer> depths) {
        Matcher reference = REFERENCE.matcher(node.get("url") + " " + node.get("body"));
        int depth = 1;
        while (reference.find()) {
            depth = Math.max(depth, 1 + depths.getOrDefault(reference.group(1), 0));
        }
        return depth;
    }
}
