package io.mailroutes.localorg.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Paths as clients write them, which is not always as one would. */
public final class Paths {

    private Paths() {
    }

    /** The Salesforce CLI writes {@code //services}, some clients end with a slash: Salesforce minds neither. */
    public static String normalize(String path) {
        String single = path.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    /** The path of a URL that stands inside a request, decoded. */
    public static String pathOf(String url) {
        return normalize(decode(url.split("\\?", 2)[0].replace("+", "%2B")));
    }

    /** The parameters of a URL that stands inside a request. */
    public static Map<String, String> queryOf(String url) {
        String[] parts = url.split("\\?", 2);
        return parts.length == 1 ? Map.of() : form(parts[1]);
    }

    /** The pairs of a form or a query string. */
    public static Map<String, String> form(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] sides = pair.split("=", 2);
            pairs.putIfAbsent(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
