package io.mailroutes.nylas;

import io.mailroutes.report.ForPeople;

/** The Nylas CLI could not do what it was asked for; the message names the command, the reason and the fix. */
public class NylasException extends RuntimeException implements ForPeople {

    public NylasException(String message) {
        super(message);
    }

    public NylasException(String message, Throwable cause) {
        super(message, cause);
    }
}
