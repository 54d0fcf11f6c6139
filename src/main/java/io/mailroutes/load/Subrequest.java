package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Target;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.Refusal;
import io.mailroutes.staging.StagedRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One write inside a composite request: a create, or an upsert by external ID.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite.htm">
 *      Composite subrequests</a>
 */
record Subrequest(Target target, LoadRecord record) {

    private static final int MULTIPLE_CHOICES = 300;
    private static final int FIRST_ERROR = 400;

    // What a URL cannot carry safely; an address that ends like a file (.inc) is answered with 404.
    private static final Pattern UNSAFE_KEY = Pattern.compile("[/\\\\?#;%+]|\\.inc$");

    /** Whether a composite request can carry a record: Salesforce resolves what looks like a reference in its data. */
    static boolean canCarry(Target target, StagedRecord record) {
        boolean safeKey = !target.isUpsert() || !UNSAFE_KEY.matcher(record.key()).find();
        return safeKey && record.fields().properties().stream()
                .noneMatch(field -> field.getValue().asText().contains("@{"));
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
                .put("referenceId", record.reference());
        json.set("body", body);
        return json;
    }

    /** @param answer this subrequest's part of {@code compositeResponse} */
    Outcome outcome(JsonNode answer) {
        int status = answer.path("httpStatusCode").asInt();
        JsonNode body = answer.path("body");
        if (status == MULTIPLE_CHOICES) {
            return Outcome.refusal("DUPLICATE_EXTERNAL_ID", "Several " + target.object() + " records have this "
                    + target.externalId() + ": " + body);
        }
        if (status >= FIRST_ERROR) {
            Refusal refusal = ApiErrors.refusal(body);
            return Outcome.refusal(refusal.code().equals("UNKNOWN") ? "HTTP_" + status : refusal.code(),
                    refusal.reason());
        }
        return Outcome.written(body.path("id").asText(), !target.isUpsert() || body.path("created").asBoolean());
    }

    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
