package io.mailroutes.localorg.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.localorg.data.ApiException;

/**
 * One call of an API, from the network or from inside a composite request.
 *
 * @param method  HTTP method
 * @param version API version of the path, such as {@code 65.0}
 * @param path    what comes after {@code /services/data/vXX.X}, in parts, decoded
 * @param query   query parameters
 * @param headers in lower case
 * @param body    as sent
 */
public record Call(String method, String version, List<String> path, Map<String, String> query,
        Map<String, String> headers, InputStream body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether method and path are these; {@code *} stands for any one part. */
    public boolean is(String expectedMethod, String... parts) {
        if (!method.equals(expectedMethod) || path.size() != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!"*".equals(parts[i]) && !parts[i].equalsIgnoreCase(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    public String part(int index) {
        return path.get(index);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** @return the body as JSON; refused as {@code JSON_PARSER_ERROR} where it is not */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiException.call(400, "JSON_PARSER_ERROR", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
