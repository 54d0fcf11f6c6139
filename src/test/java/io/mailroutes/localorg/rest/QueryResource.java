package io.mailroutes.localorg.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.soql.QueryEngine;
import io.mailroutes.localorg.soql.QueryResult;

/** {@code /query} and {@code /queryAll}. */
public final class QueryResource {

    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d+)");
    private static final Pattern FROM = Pattern.compile("(?i)\\bFROM\\s+(\\w+)");
    private static final int SMALLEST_PAGE = 200;

    private final QueryEngine engine;

    public QueryResource(QueryEngine engine) {
        this.engine = engine;
    }

    public void addTo(Router router) {
        router.addApi("GET", "/query", request -> first(request, false));
        router.addApi("GET", "/queryAll", request -> first(request, true));
        router.addApi("GET", "/query/{locator}", this::more);
        router.addApi("GET", "/queryAll/{locator}", this::more);
        router.addApi("GET", "/tooling/query", QueryResource::tooling);
    }

    private Response first(Request request, boolean deletedToo) {
        Optional<String> explained = request.parameter("explain");
        if (explained.isPresent()) {
            return Response.ok(explain(explained.get()));
        }
        boolean onlyColumns = request.parameter("columns").filter(Boolean::parseBoolean).isPresent();
        QueryResult result = engine.query(request.requireParameter("q"), deletedToo, pageSize(request),
                Records.attributes(request));
        return Response.ok(onlyColumns ? ColumnMetadata.of(result.columns()) : body(request, result));
    }

    /** What a query would cost. There is one plan here, and it reads the whole table. */
    private Map<String, Object> explain(String soql) {
        int rows = engine.query("SELECT COUNT() FROM " + engine.objectOf(soql), false, 1, null).totalSize();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("cardinality", rows);
        plan.put("fields", List.of());
        plan.put("leadingOperationType", "TableScan");
        plan.put("notes", List.of());
        plan.put("relativeCost", 1.0);
        plan.put("sobjectCardinality", rows);
        plan.put("sobjectType", engine.objectOf(soql));
        return Map.of("plans", List.of(plan), "sourceQuery", soql);
    }

    /** The org has no objects of the Tooling API. */
    private static Response tooling(Request request) {
        Matcher from = FROM.matcher(request.requireParameter("q"));
        throw ApiException.badRequest("INVALID_TYPE", "sObject type '" + (from.find() ? from.group(1) : "")
                + "' is not supported.");
    }

    private Response more(Request request) {
        return Response.ok(body(request, engine.more(request.variable("locator"))));
    }

    private static int pageSize(Request request) {
        Matcher size = BATCH_SIZE.matcher(request.header("Sforce-Query-Options").orElse(""));
        return size.find() ? Math.max(SMALLEST_PAGE, Math.min(QueryEngine.PAGE, Integer.parseInt(size.group(1))))
                : QueryEngine.PAGE;
    }

    static Map<String, Object> body(Request request, QueryResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totalSize", result.totalSize());
        body.put("done", result.done());
        if (!result.done()) {
            body.put("nextRecordsUrl", request.root() + "/query/" + result.locator());
        }
        body.put("records", result.records());
        return body;
    }
}
