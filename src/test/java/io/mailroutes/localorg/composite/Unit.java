package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.RollBackException;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.faults.Faults;
import io.mailroutes.localorg.http.Paths;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** Subrequests that are answered one after the other, each knowing the answers before it. */
final class Unit {

    private static final ApiError ROLLED_BACK = new ApiError("PROCESSING_HALTED",
            "The transaction was rolled back since another operation in the same transaction failed.");

    private final Router router;
    private final Faults faults;
    private final Database database;
    private final Request outer;
    private final List<Map<String, Object>> subrequests;

    Unit(Router router, Faults faults, Database database, Request outer, List<Map<String, Object>> subrequests) {
        this.router = router;
        this.faults = faults;
        this.database = database;
        this.outer = outer;
        this.subrequests = subrequests;
    }

    /** @return one answer for each subrequest, whatever became of it */
    List<Response> eachByItself() {
        Results results = new Results();
        List<Response> responses = new ArrayList<>();
        subrequests.forEach(subrequest -> responses.add(answer(subrequest, results)));
        return responses;
    }

    /** All are done, or none; then the one that failed says why and the others that they were rolled back. */
    List<Response> allOrNone() {
        List<Response> responses = new ArrayList<>();
        try {
            return database.write(connection -> {
                Results results = new Results();
                for (Map<String, Object> subrequest : subrequests) {
                    Response response = answer(subrequest, results);
                    responses.add(response);
                    if (failed(response)) {
                        throw new RollBackException();
                    }
                }
                return responses;
            });
        } catch (RollBackException e) {
            // Thrown just above: the last answer is the one that failed, and there is nothing else to say of it.
            return rolledBack(responses.size() - 1, responses.get(responses.size() - 1));
        }
    }

    private List<Response> rolledBack(int guilty, Response response) {
        List<Response> all = new ArrayList<>();
        for (int i = 0; i < subrequests.size(); i++) {
            all.add(i == guilty ? response : Response.error(400, ROLLED_BACK));
        }
        return all;
    }

    /** A collection answers 200 even when rows of it failed. */
    private static boolean failed(Response response) {
        return !response.successful() || response.body() instanceof List<?> rows && rows.stream()
                .anyMatch(row -> row instanceof Map<?, ?> result && Boolean.FALSE.equals(result.get("success")));
    }

    private Response answer(Map<String, Object> subrequest, Results results) {
        Response response;
        try {
            Request request = request(subrequest, results);
            response = faults.ofSubrequest(request.method(), request.path()).orElseGet(() -> router.answerInner(request));
        } catch (ApiException e) {
            response = Response.errors(e);
        }
        results.put(String.valueOf(subrequest.get("referenceId")), response.body());
        return response;
    }

    private Request request(Map<String, Object> subrequest, Results results) {
        String url = String.valueOf(results.resolve(Input.text(subrequest, "url")));
        Map<String, String> headers = new HashMap<>();
        Input.object(subrequest.get("httpHeaders")).forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return outer.inner(Input.text(subrequest, "method"), Paths.pathOf(url), Paths.queryOf(url), headers,
                results.resolve(subrequest.get("body")));
    }

    /** The form of an answer inside the answer of the whole. */
    static Map<String, Object> body(Response response, Object referenceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("body", response.body());
        body.put("httpHeaders", response.headers());
        body.put("httpStatusCode", response.status());
        body.put("referenceId", referenceId);
        return body;
    }
}
