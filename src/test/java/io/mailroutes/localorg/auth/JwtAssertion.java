package io.mailroutes.localorg.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The signed assertion of the JWT bearer flow. Clients pad their base64url and write {@code exp} as text; both are taken. */
final class JwtAssertion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JwtAssertion() {
    }

    static boolean isValid(String assertion, Identity identity) {
        String[] parts = assertion.split("\\.");
        if (parts.length != 3 || identity.jwtKey() == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(identity.jwtKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = JSON.readTree(decode(parts[1]));
            return signature.verify(decode(parts[2])) && identity.clientId().equals(claims.path("iss").asText())
                    && identity.username().equals(claims.path("sub").asText())
                    && claims.path("exp").asLong() > Instant.now().getEpochSecond();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            // Whatever cannot be read is no valid assertion.
            return false;
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part.replace("=", ""));
    }
}
