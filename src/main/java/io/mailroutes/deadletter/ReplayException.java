package io.mailroutes.deadletter;

import io.mailroutes.report.ForPeople;

/** Dead letters cannot be sent again; the message says why and what to do. */
public class ReplayException extends RuntimeException implements ForPeople {

    public ReplayException(String message) {
        super(message);
    }

    public ReplayException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
