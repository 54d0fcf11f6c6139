package io.mailroutes.localorg.auth;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Json;

/**
 * Checks the assertions of the JWT bearer flow: the signature with the connected app's certificate, then who, for whom
 * and until when. Real clients pad their base64url, and write the time as text or in milliseconds: all that is taken.
 */
final class JwtBearer {

    private static final Set<String> SALESFORCE = Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    /** A number of seconds that large would be in the year 5138. */
    private static final long CERTAINLY_MILLISECONDS = 100_000_000_000L;

    private final Identity identity;
    private final PublicKey certificate;

    JwtBearer(Identity identity, PublicKey certificate) {
        this.identity = identity;
        this.certificate = certificate;
    }

    void verify(String assertion, String url) {
        String[] parts = String.valueOf(assertion).split("\\.");
        if (parts.length != 3 || !signed(parts)) {
            throw new OAuthException("invalid_grant", "invalid assertion");
        }
        Map<String, Object> claims = Json.object(new ByteArrayInputStream(decode(parts[1])));
        check(claims, url);
    }

    private boolean signed(String[] parts) {
        if (certificate == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException | ApiException e) {
            // A signature that cannot even be read is a wrong one, and the client learns no more than that.
            return false;
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part.replaceAll("=+$", ""));
    }

    private void check(Map<String, Object> claims, String url) {
        if (!identity.clientId().equals(claims.get("iss"))) {
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        }
        if (!identity.username().equals(claims.get("sub"))) {
            throw new OAuthException("invalid_grant", "user hasn't approved this consumer");
        }
        String audience = String.valueOf(claims.get("aud")).replaceAll("(/services/oauth2/token)?/?$", "");
        if (!SALESFORCE.contains(audience) && !url.equals(audience)) {
            throw new OAuthException("invalid_grant", "Audience validation failed");
        }
        if (seconds(claims.get("exp")) * 1000 < System.currentTimeMillis()) {
            throw new OAuthException("invalid_grant", "expired authorization code");
        }
    }

    private static long seconds(Object exp) {
        String digits = String.valueOf(exp);
        if (!digits.matches("\\d{1,15}")) {
            throw new OAuthException("invalid_grant", "invalid assertion");
        }
        long value = Long.parseLong(digits);
        return value > CERTAINLY_MILLISECONDS ? value / 1000 : value;
    }
}
