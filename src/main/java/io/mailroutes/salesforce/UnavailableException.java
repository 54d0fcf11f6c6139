package io.mailroutes.salesforce;

import io.mailroutes.report.ForPeople;

/** Salesforce could not be asked, also after all retries. */
public class UnavailableException extends RuntimeException implements ForPeople {

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
