package io.mailroutes.salesforce;

import java.io.IOException;

import io.mailroutes.report.ForPeople;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** What the exception of a call to Salesforce tells: whether there was an answer, and what it was. */
public final class CallErrors {

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;

    private CallErrors() {
    }

    /** Whether what the call was to write may have been written all the same. */
    public static boolean isInDoubt(Exception exception) {
        return hasNoAnswer(exception) || status(exception) >= FIRST_SERVER_ERROR;
    }

    /**
     * Camel also hands over an exception for what its cause is. One that explains itself was tried often enough; what the
     * call wrote, its ingest job or the ledger tells the next run.
     */
    public static void requireCall(Exception exception) throws Exception {
        if (exception instanceof ForPeople) {
            throw exception;
        }
    }

    /** @return what went wrong with the call, which Camel wraps when it comes to light in a bean; else the same exception */
    public static Exception unwrapped(Exception exception) {
        for (Throwable each = exception; each instanceof Exception cause; each = each.getCause()) {
            if (cause instanceof ForPeople || isOfCall(cause)) {
                return cause;
            }
        }
        return exception;
    }

    private static boolean isOfCall(Exception exception) {
        return exception instanceof SalesforceException || exception instanceof IOException
                || exception instanceof TypeConversionException;
    }

    // An answer that broke off has a good status, too. Other exceptions come from this side of the call.
    public static boolean hasNoAnswer(Exception exception) {
        return isOfCall(exception) && status(exception) < FIRST_REDIRECT;
    }

    public static int status(Exception exception) {
        return exception instanceof SalesforceException salesforce ? salesforce.getStatusCode() : 0;
    }
}
