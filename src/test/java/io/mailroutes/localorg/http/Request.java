package io.mailroutes.localorg.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mailroutes.localorg.auth.Session;
import io.mailroutes.localorg.errors.ApiException;

/**
 * One call, from outside or from inside a composite request.
 *
 * @param path decoded, repeated slashes collapsed, no trailing slash
 * @param query the first value of each parameter
 * @param headers by name, whatever its case
 * @param variables what stood in the path where the route has names
 * @param session of the caller; {@code null} where none is needed
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers,
                      InputStream body, Map<String, String> variables, Session session) {

    /** With this parameter a POST stands for another method, since some clients cannot send PATCH. */
    private static final String METHOD = "_HttpMethod";

    /** A call from outside. */
    public static Request of(String method, String path, Map<String, String> query, Map<String, String> headers,
                             InputStream body) {
        boolean disguised = "POST".equals(method) && query.containsKey(METHOD);
        return new Request(disguised ? query.get(METHOD).toUpperCase(Locale.ROOT) : method, path, query, headers, body,
                Map.of(), null);
    }

    /** A call inside this one, by the same caller. */
    public Request inner(String innerMethod, String innerPath, Map<String, String> innerQuery,
                         Map<String, String> innerHeaders, Object innerBody) {
        InputStream content = innerBody == null ? InputStream.nullInputStream()
                : new ByteArrayInputStream(Json.bytes(innerBody));
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(innerHeaders);
        return new Request(innerMethod, innerPath, innerQuery, all, content, Map.of(), session);
    }

    public Request with(Session caller) {
        return new Request(method, path, query, headers, body, variables, caller);
    }

    public Request with(InputStream otherBody) {
        return new Request(method, path, query, headers, otherBody, variables, session);
    }

    Request with(Map<String, String> found) {
        return new Request(method, path, query, headers, body, found, session);
    }

    /** What stands in the path in the place of this name. */
    public String variable(String name) {
        return variables.get(name);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A parameter without which the call makes no sense. */
    public String requireParameter(String name) {
        return parameter(name).orElseThrow(() -> ApiException.badRequest("MALFORMED_QUERY",
                "A query string has to be specified"));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body, which must be a JSON object. */
    public Map<String, Object> json() {
        return Json.object(body);
    }

    /** {@code 65.0} of {@code v65.0}. */
    public String version() {
        return variable("version");
    }

    /** Where this version of the API begins. */
    public String root() {
        return "/services/data/v" + version();
    }
}
