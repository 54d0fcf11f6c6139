package io.mailroutes.localorg.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mailroutes.localorg.auth.TokenApi;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** The front door: logs calls, checks tokens, counts against the limits, and writes answers. */
public final class OrgHandler implements HttpHandler {

    private static final HttpString LIMIT_INFO = new HttpString("Sforce-Limit-Info");
    private static final int OLDEST_VERSION = 51;
    private static final int MOST_LOGGED = 10_000;

    private final Api api;
    private final TokenApi tokens;
    private final Limits limits;
    private final Faults faults;
    private final Database database;
    private final int newestVersion;
    private final List<LoggedCall> log = new CopyOnWriteArrayList<>();

    public OrgHandler(Api api, TokenApi tokens, Limits limits, Faults faults, Database database, int newestVersion) {
        this.api = api;
        this.tokens = tokens;
        this.limits = limits;
        this.faults = faults;
        this.database = database;
        this.newestVersion = newestVersion;
    }

    /** The calls so far, the oldest first; no more than ten thousand. */
    public List<LoggedCall> log() {
        return List.copyOf(log);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        long begin = System.nanoTime();
        Faults.Fault fault = faults.take(exchange.getRequestPath());
        if (fault != null && !fault.afterwork()) {
            misbehave(exchange, fault);
            return;
        }
        Answer answer = answer(exchange);
        database.commit();
        note(exchange, answer.status(), begin);
        if (fault != null) {
            exchange.getConnection().close();
            return;
        }
        write(exchange, answer);
    }

    private void note(HttpServerExchange exchange, int status, long begin) {
        if (log.size() < MOST_LOGGED) {
            log.add(new LoggedCall(exchange.getRequestMethod().toString(), exchange.getRequestPath(), status,
                    (System.nanoTime() - begin) / 1_000_000));
        }
    }

    private static void misbehave(HttpServerExchange exchange, Faults.Fault fault) throws IOException {
        if (fault.status() == 0) {
            exchange.getConnection().close();
        } else {
            exchange.setStatusCode(fault.status()).endExchange();
        }
    }

    private Answer answer(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRequestPath().replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
        String url = exchange.getRequestScheme() + "://" + exchange.getHostAndPort();
        try {
            return switch (path) {
                case "/services/oauth2/token" -> tokens.token(form(exchange),
                        exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION), url);
                case "/services/oauth2/revoke" -> tokens.revoke("GET".equals(exchange.getRequestMethod().toString())
                        ? Paths.query(exchange.getQueryString()).get("token") : form(exchange).get("token"));
                case "/services/data" -> versions();
                default -> authenticated(exchange, path, url);
            };
        } catch (ApiException e) {
            return Answer.error(e);
        }
    }

    private Answer authenticated(HttpServerExchange exchange, String path, String url) {
        if (!tokens.isValid(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
            throw ApiException.call(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        if ("/services/oauth2/userinfo".equals(path)) {
            return tokens.userInfo(url);
        }
        limits.count();
        String query = exchange.getQueryString();
        return api.answer(Paths.call(exchange.getRequestMethod().toString(), exchange.getRequestURI()
                + (query.isEmpty() ? "" : "?" + query), headers(exchange), exchange.getInputStream()));
    }

    private Answer versions() {
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        for (int version = OLDEST_VERSION; version <= newestVersion; version++) {
            versions.addObject().put("label", "Version " + version).put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return Answer.json(200, versions);
    }

    private static Map<String, String> form(HttpServerExchange exchange) throws IOException {
        return Paths.query(new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(HttpServerExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach(header -> headers.put(
                header.getHeaderName().toString().toLowerCase(Locale.ROOT), header.getFirst()));
        return headers;
    }

    private void write(HttpServerExchange exchange, Answer answer) throws IOException {
        exchange.setStatusCode(answer.status());
        if (exchange.getRequestPath().contains("/services/data/v")) {
            exchange.getResponseHeaders().put(LIMIT_INFO, limits.header());
        }
        if (answer.csv() != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/csv");
            Files.copy(answer.csv(), exchange.getOutputStream());
        } else if (answer.json() != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
            exchange.getOutputStream().write(answer.json().toString().getBytes(StandardCharsets.UTF_8));
        }
        exchange.endExchange();
    }

    /**
     * @param path   without the query
     * @param status what was answered
     * @param millis how long it took
     */
    public record LoggedCall(String method, String path, int status, long millis) {
    }
}
