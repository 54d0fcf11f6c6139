package io.mailroutes.deadletter;

import io.mailroutes.report.FileFault;
import io.mailroutes.report.ForPeople;

/** Dead letters cannot be sent again; the message says why and what to do. */
public class ReplayException extends RuntimeException implements ForPeople {

    public ReplayException(String message) {
        super(message);
    }

    /**
     * @param what  is wrong
     * @param cause that says why
     * @param advice what a person can do about it
     */
    public ReplayException(String what, Throwable cause, String advice) {
        super(FileFault.told(what, cause, advice), cause);
    }
}
