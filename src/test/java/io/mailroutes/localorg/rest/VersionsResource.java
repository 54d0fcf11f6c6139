package io.mailroutes.localorg.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mailroutes.localorg.http.ApiCall;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /services/data}: the versions of the API, and what each has. */
public final class VersionsResource {

    /** Winter '11 was version 20; each year brings three. */
    private static final int FIRST_NUMBER = 20;
    private static final int FIRST_YEAR = 11;
    private static final List<String> SEASONS = List.of("Winter", "Spring", "Summer");
    private static final List<String> RESOURCES = List.of("composite", "jobs", "limits",
            "parameterizedSearch", "query", "queryAll", "search", "sobjects", "tooling");

    private VersionsResource() {
    }

    public static void addTo(Router router) {
        router.addOpen("GET", "/services/data", request -> Response.ok(versions()));
        router.addApi("GET", "", request -> Response.ok(resources(request.root())));
    }

    private static List<Map<String, Object>> versions() {
        return IntStream.rangeClosed(ApiCall.OLDEST, ApiCall.NEWEST).mapToObj(VersionsResource::version).toList();
    }

    private static Map<String, Object> version(int number) {
        int releases = number - FIRST_NUMBER;
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("label", SEASONS.get(releases % SEASONS.size()) + " '" + (FIRST_YEAR + releases / SEASONS.size()));
        version.put("url", "/services/data/v" + number + ".0");
        version.put("version", number + ".0");
        return version;
    }

    private static Map<String, Object> resources(String root) {
        Map<String, Object> resources = new LinkedHashMap<>();
        RESOURCES.forEach(name -> resources.put(name, root + "/" + name));
        return resources;
    }
}
