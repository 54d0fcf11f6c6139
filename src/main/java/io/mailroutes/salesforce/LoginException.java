package io.mailroutes.salesforce;

/** The log-in to Salesforce failed; the message says why and what to do. */
public class LoginException extends RuntimeException {

    public LoginException(String message) {
        super(message);
    }

    public LoginException(String message, Throwable cause) {
        super(message, cause);
    }
}
