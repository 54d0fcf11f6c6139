package io.mailroutes.localorg.soap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;
import io.mailroutes.localorg.soql.QueryResult;

/** {@code query}, {@code queryAll}, {@code queryMore} and {@code retrieve}. */
final class SoapQueries {

    private static final int SMALLEST_PAGE = 200;
    private static final BiFunction<String, String, Map<String, Object>> TYPE_ALONE = (type, id) -> Map.of("type", type);

    private final Schema schema;
    private final QueryEngine engine;

    SoapQueries(Schema schema, QueryEngine engine) {
        this.schema = schema;
        this.engine = engine;
    }

    void addTo(Map<String, SoapCall> calls) {
        calls.put("query", (request, out) -> write(first(request, false), out));
        calls.put("queryAll", (request, out) -> write(first(request, true), out));
        calls.put("queryMore", (request, out) -> write(engine.more(request.text("queryLocator")), out));
        calls.put("retrieve", this::retrieve);
    }

    private QueryResult first(SoapRequest request, boolean deletedToo) {
        int page = Math.max(SMALLEST_PAGE, Math.min(QueryEngine.PAGE, request.headerNumber("batchSize").orElse(QueryEngine.PAGE)));
        return engine.query(request.text("queryString"), deletedToo, page, TYPE_ALONE);
    }

    private static void write(QueryResult page, SoapWriter out) throws XMLStreamException {
        out.open("result");
        out.write("done", page.done());
        if (page.done()) {
            out.nil("queryLocator");
        } else {
            out.write("queryLocator", page.locator());
        }
        for (Map<String, Object> record : page.records()) {
            out.record("records", record);
        }
        out.write("size", page.totalSize());
        out.close();
    }

    /** A result for each id, in their order, empty where there is no such record. */
    private void retrieve(SoapRequest request, SoapWriter out) throws XMLStreamException {
        String object = schema.type(request.text("sObjectType")).orElseThrow(() -> ApiException.badRequest("INVALID_TYPE",
                "sObject type '" + request.text("sObjectType") + "' is not supported.")).name();
        List<String> ids = request.all("ids").stream().map(id -> RecordId.normalize(id).orElseThrow(() ->
                ApiException.badRequest("MALFORMED_ID", "malformed id " + id))).toList();
        Map<Object, Map<String, Object>> found = new HashMap<>();
        engine.query("SELECT Id, " + request.text("fieldList").replaceAll("(?i)\\bId\\s*,|,\\s*Id\\b|^Id$", "")
                .replaceAll("^\\s*$", "SystemModstamp") + " FROM " + object + " WHERE Id IN ('" + String.join("','", ids)
                + "')", false, QueryEngine.PAGE, TYPE_ALONE).records().forEach(record -> found.put(record.get("Id"), record));
        for (String id : ids) {
            if (found.containsKey(id)) {
                out.record("result", found.get(id));
            } else {
                out.nil("result");
            }
        }
    }
}
