package io.mailroutes.localorg.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.data.ApiException;

/** Takes the URL of an API call apart. */
public final class Paths {

    private static final String ROOT = "/services/data/v";

    private Paths() {
    }

    /** @param url path and query, raw; repeated slashes count as one, as some clients send them */
    public static Call call(String method, String url, Map<String, String> headers, InputStream body) {
        int question = url.indexOf('?');
        String path = (question < 0 ? url : url.substring(0, question)).replaceAll("/{2,}", "/");
        if (!path.startsWith(ROOT)) {
            throw ApiException.call(404, "NOT_FOUND", "The requested resource does not exist");
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(ROOT.length()).split("/")) {
            parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return new Call(method, parts.get(0), parts.subList(1, parts.size()),
                question < 0 ? Map.of() : query(url.substring(question + 1)), headers, body);
    }

    /** @return parameters of a query string or of a form */
    public static Map<String, String> query(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
