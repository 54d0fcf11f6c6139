package io.mailroutes.salesforce;

import io.mailroutes.report.ForPeople;

/** The log-in to Salesforce failed; the message says why and what to do. */
public class LoginException extends RuntimeException implements ForPeople {

    public LoginException(String message) {
        super(message);
    }

    public LoginException(String message, Throwable cause) {
        super(message, cause);
    }
}
