package io.mailroutes.localorg.soap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;
import io.mailroutes.localorg.soql.QueryResult;

/** {@code query}, {@code queryAll}, {@code queryMore} and {@code retrieve}. */
final class SoapQueries {

    private static final int SMALLEST_PAGE = 200;
    private static final BiFunction<String, String, Map<String, Object>> TYPE_ALONE =
            (type, id) -> Map.of("type", type);

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
        int asked = request.headerNumber("batchSize").orElse(QueryEngine.PAGE);
        int page = Math.max(SMALLEST_PAGE, Math.min(QueryEngine.PAGE, asked));
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
        List<String> ids = request.all("ids").stream().map(id -> RecordId.normalize(id).orElseThrow(() ->
                ApiException.badRequest("MALFORMED_ID", "malformed id " + id))).toList();
        Map<Object, Map<String, Object>> found = find(request, ids);
        for (String id : ids) {
            if (found.containsKey(id)) {
                out.record("result", found.get(id));
            } else {
                out.nil("result");
            }
        }
    }

    private Map<Object, Map<String, Object>> find(SoapRequest request, List<String> ids) {
        String object = request.text("sObjectType");
        String type = schema.type(object).map(SObjectType::name).orElseThrow(() ->
                ApiException.badRequest("INVALID_TYPE", "sObject type '" + object + "' is not supported."));
        // The id is there in any case, and may not be asked for twice.
        String fields = Stream.concat(Stream.of("Id"), Arrays.stream(request.text("fieldList").split(","))
                .map(String::strip).filter(name -> !name.equalsIgnoreCase("Id"))).collect(Collectors.joining(", "));
        String soql = "SELECT " + fields + " FROM " + type + " WHERE Id IN ('" + String.join("','", ids) + "')";
        Map<Object, Map<String, Object>> found = new HashMap<>();
        engine.query(soql, false, QueryEngine.PAGE, TYPE_ALONE).records()
                .forEach(record -> found.put(record.get("Id"), record));
        return found;
    }
}
