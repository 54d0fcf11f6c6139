package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.http.Answer;
import io.mailroutes.localorg.http.Call;

/**
 * Composite requests and graphs.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm">
 *      Composite</a>
 */
public final class CompositeApi {

    private static final int MOST_SUBREQUESTS = 25;
    private static final int MOST_GRAPHS = 75;
    private static final int MOST_NODES = 500;
    private static final int FAILED_GRAPHS_BEFORE_HALT = 14;
    private static final String ROLLED_BACK =
            "The transaction was rolled back since another operation in the same transaction failed.";

    private final Database database;
    private final Function<Call, Answer> rest;

    /** @param rest answers a subrequest */
    public CompositeApi(Database database, Function<Call, Answer> rest) {
        this.database = database;
        this.rest = rest;
    }

    /** {@code POST /composite}. */
    public Answer composite(Call call) {
        JsonNode request = call.json();
        JsonNode subrequests = request.path("compositeRequest");
        if (subrequests.size() > MOST_SUBREQUESTS) {
            throw ApiException.call(400, "LIMIT_EXCEEDED", "Limit exceeded: at most " + MOST_SUBREQUESTS
                    + " subrequests in a composite request");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("compositeResponse", run(subrequests, request.path("allOrNone").asBoolean()));
        return Answer.json(200, answer);
    }

    /** {@code POST /composite/graph}. */
    public Answer graph(Call call) {
        JsonNode graphs = call.json().path("graphs");
        int nodes = 0;
        for (JsonNode graph : graphs) {
            nodes += graph.path("compositeRequest").size();
        }
        if (graphs.size() > MOST_GRAPHS || nodes > MOST_NODES) {
            throw ApiException.call(400, "LIMIT_EXCEEDED", "Limit exceeded: at most " + MOST_GRAPHS + " graphs and "
                    + MOST_NODES + " nodes in a composite graph request");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode answers = answer.putArray("graphs");
        int failed = 0;
        for (JsonNode graph : graphs) {
            ArrayNode response = failed >= FAILED_GRAPHS_BEFORE_HALT ? halted(graph.path("compositeRequest"))
                    : run(graph.path("compositeRequest"), true);
            boolean successful = isSuccessful(response);
            failed += successful ? 0 : 1;
            ObjectNode graphAnswer = answers.addObject();
            graphAnswer.set("graphId", graph.path("graphId"));
            graphAnswer.putObject("graphResponse").set("compositeResponse", response);
            graphAnswer.put("isSuccessful", successful);
        }
        return Answer.json(200, answer);
    }

    private ArrayNode run(JsonNode subrequests, boolean allOrNone) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        if (!allOrNone) {
            runEach(subrequests, answers, false);
            return answers;
        }
        try {
            return database.transaction(() -> {
                if (!runEach(subrequests, answers, true)) {
                    throw new RolledBack();
                }
                return answers;
            });
        } catch (RolledBack e) {
            return rolledBack(subrequests, answers);
        }
    }

    /** @return whether every one was done; stops at the first that was not when asked to */
    private boolean runEach(JsonNode subrequests, ArrayNode answers, boolean stopAtFailure) {
        Map<String, JsonNode> bodies = new HashMap<>();
        boolean all = true;
        for (JsonNode subrequest : subrequests) {
            ObjectNode answer = one(subrequest, bodies);
            answers.add(answer);
            bodies.put(subrequest.path("referenceId").asText(), answer.path("body"));
            boolean failed = answer.path("httpStatusCode").asInt() >= 300;
            all &= !failed;
            if (failed && stopAtFailure) {
                return false;
            }
        }
        return all;
    }

    private ObjectNode one(JsonNode subrequest, Map<String, JsonNode> bodies) {
        Answer answer;
        try {
            answer = rest.apply(Subcalls.call(subrequest, bodies));
        } catch (ApiException e) {
            answer = Answer.error(e);
        }
        return json(subrequest, answer.json(), answer.status());
    }

    private static ArrayNode rolledBack(JsonNode subrequests, ArrayNode answers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < subrequests.size(); i++) {
            boolean guilty = i == answers.size() - 1;
            all.add(guilty ? answers.get(i) : haltedOne(subrequests.get(i)));
        }
        return all;
    }

    private static ArrayNode halted(JsonNode subrequests) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        subrequests.forEach(subrequest -> all.add(haltedOne(subrequest)));
        return all;
    }

    private static ObjectNode haltedOne(JsonNode subrequest) {
        ArrayNode error = JsonNodeFactory.instance.arrayNode();
        error.addObject().put("errorCode", "PROCESSING_HALTED").put("message", ROLLED_BACK);
        return json(subrequest, error, 400);
    }

    private static ObjectNode json(JsonNode subrequest, JsonNode body, int status) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("body", body);
        answer.putObject("httpHeaders");
        answer.put("httpStatusCode", status);
        answer.set("referenceId", subrequest.path("referenceId"));
        return answer;
    }

    private static boolean isSuccessful(ArrayNode response) {
        List<Integer> statuses = new ArrayList<>();
        response.forEach(answer -> statuses.add(answer.path("httpStatusCode").asInt()));
        return statuses.stream().allMatch(status -> status < 300);
    }

    /** Ends a transaction that is not to be kept. */
    private static final class RolledBack extends RuntimeException {
    }
}
