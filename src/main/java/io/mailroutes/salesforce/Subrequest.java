package io.mailroutes.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Target;

/**
 * One write inside a composite request: a create, or an upsert by external ID.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite.htm">
 *      Composite subrequests</a>
 */
record Subrequest(Target target, LoadRecord record, String referenceId) {

    private static final int MULTIPLE_CHOICES = 300;
    private static final int FIRST_ERROR = 400;

    /** The notation by which a later subrequest refers to this one's id. */
    String reference() {
        return "@{" + referenceId + ".id}";
    }

    /** @param basePath {@code /services/data/v65.0} */
    ObjectNode json(String basePath) {
        ObjectNode body = record.fields().deepCopy();
        String url = basePath + "/sobjects/" + target.object();
        if (target.isUpsert()) {
            // Salesforce refuses a body that repeats the key of the URL.
            String key = body.remove(target.externalId()).asText();
            url += "/" + target.externalId() + "/" + encode(key);
        }
        ObjectNode json = body.objectNode().put("method", target.isUpsert() ? "PATCH" : "POST").put("url", url)
                .put("referenceId", referenceId);
        json.set("body", body);
        return json;
    }

    /** @param answer this subrequest's part of {@code compositeResponse} */
    Outcome outcome(JsonNode answer) {
        int status = answer.path("httpStatusCode").asInt();
        JsonNode body = answer.path("body");
        if (status == MULTIPLE_CHOICES) {
            return Outcome.refused("DUPLICATE_EXTERNAL_ID", "Several " + target.object() + " records have this "
                    + target.externalId() + ": " + body + ". To do: merge them in Salesforce, then send this again.");
        }
        if (status >= FIRST_ERROR) {
            return ApiErrors.refusal(body);
        }
        return Outcome.written(body.path("id").asText(), !target.isUpsert() || body.path("created").asBoolean());
    }

    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
