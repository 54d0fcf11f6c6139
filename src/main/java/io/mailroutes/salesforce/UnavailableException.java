package io.mailroutes.salesforce;

import io.mailroutes.report.RunStoppedException;

/** Salesforce could not be asked, also after all retries. Nothing is lost; the next run goes on. */
public class UnavailableException extends RunStoppedException {

    public UnavailableException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
