package io.mailroutes.localorg.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.http.Answer;

/**
 * The OAuth endpoints: token, revoke and userinfo.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm">OAuth error
 *      codes</a>
 */
public final class TokenApi {

    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Identity identity;
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicLong issued = new AtomicLong();

    public TokenApi(Identity identity) {
        this.identity = identity;
    }

    /** @return a new token that is valid until it is revoked or expired */
    public String issue() {
        String token = identity.organizationId().substring(0, 15) + "!AQ." + Long.toString(System.nanoTime(), 36)
                + issued.incrementAndGet();
        valid.add(token);
        return token;
    }

    /** Ends every session. */
    public void expireAll() {
        valid.clear();
    }

    /** @param authorization header of a call; null where it has none */
    public boolean isValid(String authorization) {
        return authorization != null && authorization.startsWith("Bearer ")
                && valid.contains(authorization.substring("Bearer ".length()));
    }

    /** {@code POST /services/oauth2/token}. @param basic the Authorization header; null where there is none */
    public Answer token(Map<String, String> form, String basic, String url) {
        String grantType = form.getOrDefault("grant_type", "");
        if (JWT.equals(grantType)) {
            return JwtAssertion.isValid(form.getOrDefault("assertion", ""), identity) ? granted(url)
                    : refused("invalid_grant", "invalid assertion");
        }
        if (!identity.clientId().equals(client(form, basic, 0))) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        boolean secretOk = identity.clientSecret().equals(client(form, basic, 1));
        return switch (grantType) {
            case "client_credentials" -> secretOk ? granted(url)
                    : refused("invalid_client", "invalid client credentials");
            case "password" -> !secretOk ? refused("invalid_client", "invalid client credentials")
                    : passwordOk(form) ? granted(url) : refused("invalid_grant", "authentication failure");
            case "refresh_token" -> identity.refreshToken().equals(form.get("refresh_token")) ? granted(url)
                    : refused("invalid_grant", "expired access/refresh token");
            default -> refused("unsupported_grant_type", "grant type not supported");
        };
    }

    /** {@code /services/oauth2/revoke}. */
    public Answer revoke(String token) {
        return valid.remove(token) ? Answer.empty(200) : refused("unsupported_token_type", "this token type is not supported");
    }

    /** {@code /services/oauth2/userinfo}. */
    public Answer userInfo(String url) {
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("sub", identityUrl(url))
                .put("user_id", identity.userId()).put("organization_id", identity.organizationId())
                .put("preferred_username", identity.username()).put("name", "Local Admin")
                .put("email", identity.username()).put("zoneinfo", "America/Los_Angeles"));
    }

    private boolean passwordOk(Map<String, String> form) {
        return identity.username().equals(form.get("username"))
                && (identity.password() + identity.securityToken()).equals(form.get("password"));
    }

    private static String client(Map<String, String> form, String basic, int part) {
        if (basic != null && basic.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(basic.substring("Basic ".length())),
                    StandardCharsets.UTF_8);
            return pair.split(":", 2)[part];
        }
        return form.get(part == 0 ? "client_id" : "client_secret");
    }

    private Answer granted(String url) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("access_token", issue())
                .put("signature", "c2lnbmVk").put("scope", "api").put("instance_url", url)
                .put("id", identityUrl(url)).put("token_type", "Bearer")
                .put("issued_at", Long.toString(System.currentTimeMillis()));
        return Answer.json(200, json);
    }

    private String identityUrl(String url) {
        return url + "/id/" + identity.organizationId() + "/" + identity.userId();
    }

    private static Answer refused(String error, String description) {
        return Answer.json(400, JsonNodeFactory.instance.objectNode().put("error", error)
                .put("error_description", description));
    }
}
