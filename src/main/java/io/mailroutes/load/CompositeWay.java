package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.known.Lookups;
import io.mailroutes.mapping.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Composite requests: the records of a unit are all written or none is.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_limits.htm">
 *      Composite Graph Limits</a>
 */
final class CompositeWay implements Way {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HALTED = "PROCESSING_HALTED";

    private final Style style;
    private final Kinds kinds;
    private final Lookups lookups;
    private final String basePath;

    /** The two kinds of composite request. */
    enum Style {
        /** Many units in one call, each a graph; API version 50 and later. */
        GRAPH(75, 500, "kamelet:mailroutes-graph"),
        /** One unit in one call. */
        PLAIN(1, 25, "kamelet:mailroutes-composite");

        private final int mostUnits;
        private final int mostRecords;
        private final String endpoint;

        Style(int mostUnits, int mostRecords, String endpoint) {
            this.mostUnits = mostUnits;
            this.mostRecords = mostRecords;
            this.endpoint = endpoint;
        }
    }

    /** @param basePath {@code /services/data/v65.0} */
    CompositeWay(Style style, Kinds kinds, Lookups lookups, String basePath) {
        this.style = style;
        this.kinds = kinds;
        this.lookups = lookups;
        this.basePath = basePath;
    }

    @Override
    public int mostUnits(int rounds) {
        return style.mostUnits;
    }

    @Override
    public int mostRecords(int rounds) {
        return style.mostRecords;
    }

    @Override
    public boolean joins() {
        return true;
    }

    @Override
    public String endpoint() {
        return style.endpoint;
    }

    @Override
    public String externalId(LoadRecord record) {
        return kinds.target(record.staged().kind()).externalId();
    }

    private Subrequest subrequest(LoadRecord record) {
        return new Subrequest(kinds.target(record.staged().kind()), record);
    }

    @Override
    public String body(List<Unit> units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (style == Style.PLAIN) {
            // Subrequests refer to earlier ones, so their order must stay.
            append(units.get(0), request.put("allOrNone", true).put("collateSubrequests", false));
        } else {
            ArrayNode graphs = request.putArray("graphs");
            for (int i = 0; i < units.size(); i++) {
                append(units.get(i), graphs.addObject().put("graphId", Integer.toString(i)));
            }
        }
        return request.toString();
    }

    private void append(Unit unit, ObjectNode request) {
        ArrayNode subrequests = request.putArray("compositeRequest");
        unit.sent().forEach(record -> subrequests.add(subrequest(record).json(basePath)));
    }

    @Override
    public List<List<Loaded>> outcomes(List<Unit> units, Object answer) throws IOException {
        JsonNode response = JSON.readTree((InputStream) answer);
        List<List<Loaded>> outcomes = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            outcomes.add(outcomes(units.get(i), part(response, i)));
        }
        return outcomes;
    }

    private JsonNode part(JsonNode response, int unit) throws IOException {
        if (style == Style.PLAIN && response.has("compositeResponse")) {
            return response.get("compositeResponse");
        }
        for (JsonNode graph : response.path("graphs")) {
            if (graph.path("graphId").asText().equals(Integer.toString(unit))) {
                return graph.path("graphResponse").path("compositeResponse");
            }
        }
        throw new IOException("Salesforce's answer leaves out records that were sent");
    }

    private List<Loaded> outcomes(Unit unit, JsonNode answers) throws IOException {
        boolean wasHalted = true;
        String culprit = "";
        for (int i = 0; i < unit.sent().size(); i++) {
            JsonNode answer = answers.path(i);
            if (!answer.path("httpStatusCode").isInt()) {
                throw new IOException("Salesforce's answer leaves out records that were sent");
            }
            boolean halted = HALTED.equals(code(answer));
            wasHalted &= halted;
            if (culprit.isEmpty() && !halted && answer.path("httpStatusCode").asInt() >= 300) {
                LoadRecord record = unit.sent().get(i);
                culprit = kinds.target(record.staged().kind()).object() + " " + record.staged().title() + " ("
                        + subrequest(record).outcome(answer).code() + ")";
            }
        }
        return wasHalted ? null : outcomes(unit, answers, culprit);
    }

    private List<Loaded> outcomes(Unit unit, JsonNode answers, String culprit) {
        List<Loaded> loaded = new ArrayList<>();
        for (int i = 0; i < unit.sent().size(); i++) {
            LoadRecord record = unit.sent().get(i);
            boolean rolledBack = !culprit.isEmpty() && HALTED.equals(code(answers.path(i)));
            loaded.add(rolledBack ? Loaded.rolledBack(record, culprit)
                    : new Loaded(record, subrequest(record).outcome(answers.path(i))));
        }
        return loaded;
    }

    private static String code(JsonNode answer) {
        return answer.path("body").path(0).path("errorCode").asText();
    }

    /**
     * All of a unit is written or nothing, so one new record of its own tells of all: one that is found by its key, or
     * else by its values. What it only needed of others does not: somebody else may have made that.
     */
    @Override
    public boolean wasWritten(Unit unit, Map<LoadRecord, String> found) {
        List<LoadRecord> own = unit.sent().stream().filter(record -> !record.isUpdate() && unit.has(record.staged()))
                .toList();
        Predicate<LoadRecord> byKey = record -> lookups.canFind(record.staged().kind());
        return own.stream().filter(byKey).findFirst().map(found::containsKey)
                .orElseGet(() -> own.stream().anyMatch(found::containsKey));
    }
}
