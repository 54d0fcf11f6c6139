package io.mailroutes.localorg.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** {@code /search} for SOSL, and {@code /parameterizedSearch} without it. */
public final class SearchResource {

    /** Before this version the records came without anything around them. */
    private static final double WRAPPED = 37.0;

    private final SearchEngine engine;

    public SearchResource(Database database, Schema schema, QueryEngine engine) {
        this.engine = new SearchEngine(database, schema, engine);
    }

    public void addTo(Router router) {
        router.addApi("GET", "/search", request -> answer(request, Sosl.parse(words(request))));
        router.addApi("GET", "/parameterizedSearch", request -> answer(request, fromParameters(request)));
        router.addApi("POST", "/parameterizedSearch", request -> answer(request, fromBody(request.json())));
    }

    private static String words(Request request) {
        return request.parameter("q").orElseThrow(SearchResource::noWords);
    }

    private static ApiException noWords() {
        return ApiException.badRequest("MALFORMED_SEARCH", "No search query specified.");
    }

    private Response answer(Request request, Search search) {
        List<Map<String, Object>> records = engine.find(search, Records.attributes(request));
        boolean bare = Double.parseDouble(request.version()) < WRAPPED;
        return Response.ok(bare ? records : Map.of("searchRecords", records));
    }

    private static Search fromParameters(Request request) {
        List<Returning> returning = request.parameter("sobject").map(names -> Arrays.stream(names.split(","))
                .map(name -> returning(request, name.strip())).toList()).orElse(List.of());
        return new Search(words(request), SearchGroup.named(request.parameter("in").orElse("ALL")), returning,
                request.parameter("overallLimit").map(Integer::parseInt).orElse(Search.MOST));
    }

    private static Returning returning(Request request, String object) {
        String limit = request.parameter(object + ".limit").or(() -> request.parameter("defaultLimit"))
                .map(number -> "LIMIT " + number).orElse("");
        return new Returning(object, request.parameter(object + ".fields").or(() -> request.parameter("fields"))
                .orElse("Id"), request.parameter(object + ".where").orElse(null), limit);
    }

    private static Search fromBody(Map<String, Object> body) {
        String words = text(body, "q", null);
        if (words == null) {
            throw noWords();
        }
        List<Returning> returning = list(body.get("sobjects")).stream()
                .map(object -> returning(body, (Map<?, ?>) object)).toList();
        return new Search(words, SearchGroup.named(text(body, "in", "ALL")), returning,
                Integer.parseInt(text(body, "overallLimit", String.valueOf(Search.MOST))));
    }

    private static Returning returning(Map<String, Object> body, Map<?, ?> object) {
        List<?> fields = list(object.containsKey("fields") ? object.get("fields") : body.get("fields"));
        String limit = text(object, "limit", text(body, "defaultLimit", null));
        return new Returning(text(object, "name", ""), fields.isEmpty() ? "Id" : String.join(",", fields.stream()
                .map(String::valueOf).toList()), text(object, "where", null), limit == null ? "" : "LIMIT " + limit);
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> map, String name, String otherwise) {
        return map.get(name) == null ? otherwise : map.get(name).toString();
    }
}
