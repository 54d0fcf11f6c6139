package io.mailroutes.localorg.auth;

/**
 * Somebody who is logged in.
 *
 * @param token what proves it
 * @param userId who it is
 */
public record Session(String token, String userId) {
}
