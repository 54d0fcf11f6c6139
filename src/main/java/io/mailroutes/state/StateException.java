package io.mailroutes.state;

/** The state folder, or the run's private folder, cannot be used. */
public class StateException extends RuntimeException {

    public StateException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
