package io.mailroutes.load;

/** What was sent is to be sent again after a while, because Salesforce could not take it now. */
public final class TryAgainException extends Exception {

    TryAgainException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
