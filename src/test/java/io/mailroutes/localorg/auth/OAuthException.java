package io.mailroutes.localorg.auth;

/** A refused login, in the words of OAuth. */
final class OAuthException extends RuntimeException {

    private final String error;

    OAuthException(String error, String description) {
        super(description);
        this.error = error;
    }

    static OAuthException authenticationFailure() {
        return new OAuthException("invalid_grant", "authentication failure");
    }

    String error() {
        return error;
    }
}
