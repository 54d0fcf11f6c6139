package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /composite}: up to 25 calls in one. */
public final class CompositeResource {

    private static final int MOST_SUBREQUESTS = 25;
    private static final int MOST_QUERIES = 5;
    private static final Pattern QUERY = Pattern.compile("(?i).*/(query|queryAll|composite/sobjects)\\b.*");
    private static final Pattern REFERENCE_ID = Pattern.compile("[A-Za-z0-9]\\w*");

    private final Router router;
    private final Faults faults;
    private final Database database;

    public CompositeResource(Router router, Faults faults, Database database) {
        this.router = router;
        this.faults = faults;
        this.database = database;
    }

    public void addTo(Router target) {
        target.addApi("POST", "/composite", this::composite);
        target.addApi("GET", "/composite", CompositeResource::resources);
    }

    private static Response resources(Request request) {
        Map<String, Object> resources = new LinkedHashMap<>();
        List.of("batch", "graph", "sobjects", "tree")
                .forEach(name -> resources.put(name, request.root() + "/composite/" + name));
        return Response.ok(resources);
    }

    private Response composite(Request request) {
        Map<String, Object> body = request.json();
        List<Map<String, Object>> subrequests = Input.objects(body, "compositeRequest");
        checkSize(subrequests);
        checkReferenceIds(subrequests);
        Unit unit = new Unit(router, faults, database, request, subrequests);
        List<Response> responses = Input.flag(body, "allOrNone") ? unit.allOrNone() : unit.eachByItself();
        return Response.ok(Map.of("compositeResponse", bodies(subrequests, responses)));
    }

    private static void checkSize(List<Map<String, Object>> subrequests) {
        if (subrequests.size() > MOST_SUBREQUESTS) {
            throw ApiException.badRequest("LIMIT_EXCEEDED", "Limit of " + MOST_SUBREQUESTS
                    + " reached for number of subrequests in the composite request");
        }
        long queries = subrequests.stream().filter(s -> QUERY.matcher(Input.text(s, "url")).matches()).count();
        if (queries > MOST_QUERIES) {
            throw ApiException.badRequest("LIMIT_EXCEEDED", "Limit of " + MOST_QUERIES
                    + " reached for number of query and sObject Collections subrequests in the composite request");
        }
    }

    static void checkReferenceIds(List<Map<String, Object>> subrequests) {
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> subrequest : subrequests) {
            String id = Input.text(subrequest, "referenceId");
            if (!REFERENCE_ID.matcher(id).matches()) {
                throw ApiException.badRequest("INVALID_INPUT", "Provided referenceId ('" + id + "') must start with a "
                        + "letter or a number, and it can contain only letters, numbers and underscores ('_').");
            }
            if (!seen.add(id)) {
                throw ApiException.badRequest("INVALID_INPUT", "Duplicate ReferenceId provided in the request: " + id);
            }
        }
    }

    static List<Map<String, Object>> bodies(List<Map<String, Object>> subrequests, List<Response> responses) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (int i = 0; i < subrequests.size(); i++) {
            bodies.add(Unit.body(responses.get(i), subrequests.get(i).get("referenceId")));
        }
        return bodies;
    }
}
