package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /composite/graph}: sets of calls, each of which is done as a whole or not at all. */
public final class GraphResource {

    /** After so many failed graphs the rest is not even tried. */
    private static final int MOST_FAILED = 14;
    private static final ApiError NOT_TRIED = new ApiError("PROCESSING_HALTED",
            "Processing of the graph was halted because too many graphs before it failed.");

    private final Router router;
    private final Faults faults;
    private final Database database;

    public GraphResource(Router router, Faults faults, Database database) {
        this.router = router;
        this.faults = faults;
        this.database = database;
    }

    public void addTo(Router target) {
        target.addApi("POST", "/composite/graph", this::graphs);
    }

    private Response graphs(Request request) {
        List<Map<String, Object>> graphs = Input.objects(request.json(), "graphs");
        GraphLimits.check(graphs);
        List<Map<String, Object>> answers = new ArrayList<>();
        int failed = 0;
        for (Map<String, Object> graph : graphs) {
            List<Map<String, Object>> nodes = Input.objects(graph, "compositeRequest");
            List<Response> responses = failed >= MOST_FAILED
                    ? nodes.stream().map(node -> Response.error(400, NOT_TRIED)).toList()
                    : new Unit(router, faults, database, request, nodes).allOrNone();
            boolean successful = responses.stream().allMatch(Response::successful);
            failed += successful ? 0 : 1;
            answers.add(answer(graph, nodes, responses, successful));
        }
        return Response.ok(Map.of("graphs", answers));
    }

    private static Map<String, Object> answer(Map<String, Object> graph, List<Map<String, Object>> nodes,
                                              List<Response> responses, boolean successful) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("graphId", graph.get("graphId"));
        answer.put("graphResponse", Map.of("compositeResponse", CompositeResource.bodies(nodes, responses)));
        answer.put("isSuccessful", successful);
        return answer;
    }
}
