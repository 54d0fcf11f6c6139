package io.mailroutes.localorg.auth;

import java.security.PublicKey;

/**
 * Who may log in to the org, and with what.
 *
 * @param organizationId 18 characters
 * @param userId         18 characters
 * @param jwtKey         verifies JWT assertions; null where that login is not set up
 */
public record Identity(String organizationId, String userId, String clientId, String clientSecret, String username,
        String password, String securityToken, String refreshToken, PublicKey jwtKey) {
}
