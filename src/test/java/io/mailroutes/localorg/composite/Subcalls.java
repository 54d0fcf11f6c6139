package io.mailroutes.localorg.composite;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.http.Paths;

/** A subrequest as a call of its own, with {@code @{reference.field}} resolved in its URL and its body. */
final class Subcalls {

    private static final Pattern REFERENCE = Pattern.compile("@\\{([^.{}\\[\\]]+)([^{}]*)}");

    private Subcalls() {
    }

    static Call call(JsonNode subrequest, Map<String, JsonNode> bodies) {
        String url = resolve(subrequest.path("url").asText(), bodies);
        String body = resolve(subrequest.path("body").toString(), bodies);
        return Paths.call(subrequest.path("method").asText(), url, Map.of(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String resolve(String text, Map<String, JsonNode> bodies) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(),
                bodies.get(match.group(1)), match.group(2))));
    }

    private static String value(String reference, JsonNode body, String path) {
        JsonNode value = body == null ? null : body.at(path.replace(".", "/").replace("[", "/").replace("]", ""));
        if (value == null || value.isMissingNode()) {
            throw ApiException.call(400, "INVALID_BATCH_REFERENCE", "Invalid reference specified. No value for "
                    + reference + " found in the results of the other subrequests");
        }
        return value.asText();
    }
}
