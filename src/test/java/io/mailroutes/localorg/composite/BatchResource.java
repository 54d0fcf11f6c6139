package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Paths;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.limits.ApiUsage;

/** {@code /composite/batch}: up to 25 calls that know nothing of each other, and are counted as what they are. */
public final class BatchResource {

    private static final int MOST_SUBREQUESTS = 25;
    private static final ApiError HALTED = new ApiError("BATCH_PROCESSING_HALTED",
            "Batch processing was halted per request because of an error in a subrequest.");

    private final Router router;
    private final ApiUsage usage;

    public BatchResource(Router router, ApiUsage usage) {
        this.router = router;
        this.usage = usage;
    }

    public void addTo(Router target) {
        target.addApi("POST", "/composite/batch", this::batch);
    }

    private Response batch(Request request) {
        Map<String, Object> body = request.json();
        List<Map<String, Object>> subrequests = Input.objects(body, "batchRequests");
        if (subrequests.size() > MOST_SUBREQUESTS) {
            throw ApiException.badRequest("LIMIT_EXCEEDED", "Limit of " + MOST_SUBREQUESTS
                    + " reached for number of subrequests in the batch");
        }
        boolean halt = Input.flag(body, "haltOnError");
        boolean anyFailed = false;
        List<Map<String, Object>> results = new ArrayList<>();
        for (Map<String, Object> subrequest : subrequests) {
            Response response = halt && anyFailed ? Response.error(412, HALTED) : answer(request, subrequest, results.size());
            anyFailed |= !response.successful();
            results.add(result(response));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("hasErrors", anyFailed);
        answer.put("results", results);
        return Response.ok(answer);
    }

    private Response answer(Request request, Map<String, Object> subrequest, int before) {
        if (before > 0) {
            usage.count();
        }
        String url = Input.text(subrequest, "url");
        // Here the address begins with the version; the long form is understood too.
        String full = url.matches("/?services/data/.*") ? "/" + url : "/services/data/" + url;
        return router.answerInner(request.inner(Input.text(subrequest, "method"), Paths.pathOf(full), Paths.queryOf(full),
                Map.of(), subrequest.get("richInput")));
    }

    private static Map<String, Object> result(Response response) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("statusCode", response.status());
        result.put("result", response.body());
        return result;
    }
}
