package io.mailroutes.localorg.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.mailroutes.localorg.http.Paths;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;

/** {@code /services/oauth2}: tokens, who one is, and the end of a session. */
public final class TokenEndpoint {

    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Identity identity;
    private final Sessions sessions;
    private final JwtBearer jwt;
    private final Supplier<String> url;

    public TokenEndpoint(Identity identity, Sessions sessions, PublicKey certificate, Supplier<String> url) {
        this.identity = identity;
        this.sessions = sessions;
        this.jwt = new JwtBearer(identity, certificate);
        this.url = url;
    }

    public void addTo(Router router) {
        router.addOpen("POST", "/services/oauth2/token", this::token);
        router.addOpen("GET", "/services/oauth2/revoke", this::revoke);
        router.addOpen("POST", "/services/oauth2/revoke", this::revoke);
        router.add("GET", "/services/oauth2/userinfo", this::userInfo);
        router.add("GET", "/id/{organization}/{user}", this::userInfo);
    }

    private Response token(Request request) {
        Map<String, String> form = parameters(request);
        try {
            String type = form.getOrDefault("grant_type", "");
            switch (type) {
                case "client_credentials" -> checkClient(form, true);
                case "password" -> checkPassword(form);
                case "refresh_token" -> checkRefreshToken(form);
                case JWT -> jwt.verify(form.get("assertion"), url.get());
                default -> throw new OAuthException("unsupported_grant_type", "grant type not supported");
            }
            return Response.ok(granted(type));
        } catch (OAuthException e) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", e.error());
            body.put("error_description", e.getMessage());
            return Response.of(400, body);
        }
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> form = new HashMap<>(request.query());
        try {
            form.putAll(Paths.form(new String(request.body().readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        request.header("Authorization").filter(header -> header.startsWith("Basic ")).ifPresent(header -> {
            String[] pair = new String(Base64.getDecoder().decode(header.substring("Basic ".length())),
                    StandardCharsets.UTF_8).split(":", 2);
            form.put("client_id", pair[0]);
            form.put("client_secret", pair.length == 2 ? pair[1] : "");
        });
        return form;
    }

    private void checkClient(Map<String, String> form, boolean withSecret) {
        if (!identity.clientId().equals(form.get("client_id"))) {
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        }
        if (withSecret && !identity.clientSecret().equals(form.get("client_secret"))) {
            throw new OAuthException("invalid_client", "invalid client credentials");
        }
    }

    private void checkPassword(Map<String, String> form) {
        checkClient(form, true);
        boolean known = identity.username().equalsIgnoreCase(form.get("username"))
                && (identity.password() + identity.securityToken()).equals(form.get("password"));
        if (!known) {
            throw OAuthException.authenticationFailure();
        }
    }

    private void checkRefreshToken(Map<String, String> form) {
        checkClient(form, form.containsKey("client_secret"));
        if (!sessions.refreshToken().equals(form.get("refresh_token"))) {
            throw new OAuthException("invalid_grant", "expired access/refresh token");
        }
    }

    private Map<String, Object> granted(String type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", sessions.open().token());
        if (!JWT.equals(type)) {
            body.put("signature", Base64.getEncoder().encodeToString(new byte[32]));
        }
        body.put("scope", "api refresh_token cdp_ingest_api");
        body.put("instance_url", url.get());
        body.put("id", url.get() + "/id/" + identity.organizationId() + "/" + identity.userId());
        body.put("token_type", "Bearer");
        body.put("issued_at", String.valueOf(System.currentTimeMillis()));
        return body;
    }

    private Response revoke(Request request) {
        boolean known = sessions.revoke(parameters(request).getOrDefault("token", ""));
        return known ? new Response(200, Map.of(), null)
                : new Response(400, Map.of("Content-Type", "application/x-www-form-urlencoded"), (Response.Content) out ->
                        out.write("error=invalid_token&error_description=invalid%20token".getBytes(StandardCharsets.UTF_8)));
    }

    private Response userInfo(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sub", url.get() + "/id/" + identity.organizationId() + "/" + identity.userId());
        body.put("user_id", identity.userId());
        body.put("organization_id", identity.organizationId());
        body.put("preferred_username", identity.username());
        body.put("username", identity.username());
        body.put("nickname", "admin");
        body.put("name", "Local Admin");
        body.put("email", identity.username());
        body.put("email_verified", true);
        body.put("zoneinfo", "UTC");
        body.put("user_type", "STANDARD");
        body.put("active", true);
        body.put("urls", Map.of("rest", url.get() + "/services/data/v{version}/",
                "sobjects", url.get() + "/services/data/v{version}/sobjects/"));
        return Response.ok(body);
    }
}
