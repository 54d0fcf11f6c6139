package io.mailroutes.nylas;

/** The Nylas CLI could not do what it was asked for; the message names the command, the reason and the fix. */
public class NylasException extends RuntimeException {

    public NylasException(String message) {
        super(message);
    }

    public NylasException(String message, Throwable cause) {
        super(message, cause);
    }
}
