package io.mailroutes.known;

import io.mailroutes.report.ForPeople;

/** The ledger cannot be used. */
public class LedgerException extends RuntimeException implements ForPeople {

    public LedgerException(String message) {
        super(message);
    }

    /**
     * @param what  is wrong
     * @param cause whose message says more
     * @param advice what a person can do about it
     */
    public LedgerException(String what, Throwable cause, String advice) {
        super(what + ": " + cause.getMessage() + ". To do: " + advice, cause);
    }
}
