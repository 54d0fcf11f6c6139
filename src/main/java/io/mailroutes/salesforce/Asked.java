package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * SOQL statements that are asked until every page of every answer is read: one that is short and alone by a call of its
 * own, others together in composite requests, in which a statement may be as long as Salesforce takes it, and each of
 * which is one API call.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=000386264&amp;type=1">Maximum number of rows returned by SOQL
 *      queries over the REST API</a>, of long statements and further pages in a composite request
 * @see <a href="https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html">
 *      Send Multiple Requests Using Composite</a>
 */
public final class Asked {

    /** Of the 25 subrequests of a composite request, so many may be queries. */
    private static final int MOST_IN_CALL = 5;
    private static final int OK = 200;

    private final String operation;
    private final List<Question> questions;
    private final List<Question> open;
    private List<Question> call = List.of();

    /** @param operation query or queryAll */
    Asked(String operation, List<Question> questions) {
        this.operation = operation;
        this.questions = questions;
        this.open = new ArrayList<>(questions);
    }

    boolean hasNext() {
        return !open.isEmpty();
    }

    /** @return what the next call carries */
    String next() {
        call = List.copyOf(open.subList(0, Math.min(MOST_IN_CALL, open.size())));
        return isComposite() ? composite() : call.get(0).body();
    }

    /** @return the operation of Camel's component by which the call goes */
    public String getOperation() {
        return isComposite() ? "composite" : call.get(0).isBegun() ? "queryMore" : operation;
    }

    private boolean isComposite() {
        return call.size() > 1 || !call.get(0).isShort();
    }

    private String composite() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        ArrayNode subrequests = request.putArray("compositeRequest");
        for (int i = 0; i < call.size(); i++) {
            subrequests.addObject().put("method", "GET").put("url", call.get(i).address()).put("referenceId", reference(i));
        }
        return request.toString();
    }

    private static String reference(int i) {
        return "q" + i;
    }

    /**
     * Takes what the call answered.
     *
     * @throws SubqueryException when a statement was refused
     * @throws IOException       when the answer is not whole
     */
    void add(JsonNode answer) throws IOException, SubqueryException {
        List<JsonNode> pages = isComposite() ? pages(answer) : List.of(whole(answer));
        open.removeAll(call);
        for (int i = 0; i < call.size(); i++) {
            call.get(i).add(pages.get(i));
            if (call.get(i).isBegun()) {
                open.add(call.get(i));
            }
        }
    }

    private List<JsonNode> pages(JsonNode answer) throws IOException, SubqueryException {
        Map<String, JsonNode> byReference = new HashMap<>();
        answer.path("compositeResponse").forEach(each -> byReference.put(each.path("referenceId").asText(), each));
        List<JsonNode> pages = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            pages.add(page(byReference.getOrDefault(reference(i), JsonNodeFactory.instance.missingNode())));
        }
        return pages;
    }

    private static JsonNode page(JsonNode subanswer) throws IOException, SubqueryException {
        int status = subanswer.path("httpStatusCode").asInt();
        if (status > OK) {
            throw new SubqueryException(status, subanswer.path("body"));
        }
        return whole(status == OK ? subanswer.path("body") : JsonNodeFactory.instance.missingNode());
    }

    // Of what lacks its rows nobody may think that there are none: who is not found is made.
    private static JsonNode whole(JsonNode page) throws IOException {
        boolean hasEnd = page.path("done").asBoolean() || !page.path("nextRecordsUrl").asText("").isEmpty();
        if (!page.path("records").isArray() || !hasEnd) {
            throw new IOException("Salesforce's answer to a query is not whole");
        }
        return page;
    }

    /** @return all rows, statement by statement */
    public List<JsonNode> getRows() {
        List<JsonNode> rows = new ArrayList<>();
        questions.forEach(question -> rows.addAll(question.rows()));
        return rows;
    }
}
