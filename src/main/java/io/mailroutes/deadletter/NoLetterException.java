package io.mailroutes.deadletter;

/** A line is no dead letter that could be sent again; the message says why. */
final class NoLetterException extends Exception {

    NoLetterException(String message) {
        super(message);
    }
}
