package io.mailroutes.report;


/** The state folder, or the run's private folder, cannot be used. */
public class StateException extends RuntimeException implements ForPeople {

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
