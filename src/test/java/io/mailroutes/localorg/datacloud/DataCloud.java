package io.mailroutes.localorg.datacloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.mailroutes.localorg.auth.Sessions;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Json;
import io.mailroutes.localorg.http.Paths;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** A Data Cloud tenant: a token of its own for that of the org, and the streaming side of the Ingestion API. */
public final class DataCloud {

    private static final String GRANT = "urn:salesforce:grant-type:external:cdp";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final int LARGEST_BODY = 200 * 1024;
    private static final int TOKEN_SECONDS = 7130;

    private final Sessions sessions;
    private final Supplier<String> url;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Map<String, Object>>> records = new ConcurrentHashMap<>();

    public DataCloud(Sessions sessions, Supplier<String> url) {
        this.sessions = sessions;
        this.url = url;
    }

    public void addTo(Router router) {
        router.addOpen("POST", "/services/a360/token", this::token);
        router.addOpen("POST", "/api/v1/ingest/sources/{connector}/{object}", this::ingest);
        router.addOpen("POST", "/api/v1/ingest/sources/{connector}/{object}/actions/test", this::test);
    }

    /** What was sent to one object of a connector. */
    public List<Map<String, Object>> records(String connector, String object) {
        return List.copyOf(records.getOrDefault(connector + "/" + object, List.of()));
    }

    private Response token(Request request) {
        Map<String, String> form = Paths.form(new String(body(request), StandardCharsets.UTF_8));
        if (!GRANT.equals(form.get("grant_type")) || !ACCESS_TOKEN.equals(form.get("subject_token_type"))) {
            return refused("unsupported_grant_type", "grant type not supported");
        }
        if (sessions.find(form.getOrDefault("subject_token", "")).isEmpty()) {
            return refused("invalid_grant", "expired access/refresh token");
        }
        String token = "dc." + UUID.randomUUID();
        tokens.add(token);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("instance_url", url.get());
        body.put("token_type", "Bearer");
        body.put("issued_token_type", "urn:ietf:params:oauth:token-type:jwt");
        body.put("expires_in", TOKEN_SECONDS);
        return Response.ok(body);
    }

    private static Response refused(String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return Response.of(400, body);
    }

    private static byte[] body(Request request) {
        try {
            return request.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response ingest(Request request) {
        List<Map<String, Object>> sent = sent(request);
        records.computeIfAbsent(request.variable("connector") + "/" + request.variable("object"),
                key -> new CopyOnWriteArrayList<>()).addAll(sent);
        return Response.of(202, Map.of("accepted", true));
    }

    private Response test(Request request) {
        sent(request);
        return Response.ok(Map.of("accepted", true));
    }

    private List<Map<String, Object>> sent(Request request) {
        String token = request.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
        if (!tokens.contains(token)) {
            throw new ApiException(401, "UNAUTHORIZED", "The token is not one of this tenant");
        }
        byte[] body = body(request);
        if (body.length > LARGEST_BODY) {
            throw new ApiException(413, "PAYLOAD_TOO_LARGE", "The body may have at most 200 KB");
        }
        List<Map<String, Object>> sent = new ArrayList<>();
        if (!(Json.object(new ByteArrayInputStream(body)).get("data") instanceof List<?> data)) {
            throw ApiException.badRequest("BAD_REQUEST", "The data field is required");
        }
        data.forEach(item -> sent.add(row(item)));
        return sent;
    }

    private static Map<String, Object> row(Object item) {
        if (!(item instanceof Map<?, ?> map)) {
            throw ApiException.badRequest("BAD_REQUEST", "Each item of data must be an object");
        }
        Map<String, Object> row = new LinkedHashMap<>();
        map.forEach((name, value) -> row.put(name.toString(), value));
        return row;
    }
}
