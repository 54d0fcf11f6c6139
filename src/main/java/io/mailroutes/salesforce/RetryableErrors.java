package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import io.mailroutes.report.ForPeople;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/**
 * The one list of what is worth a retry. Everything else is the record's own fault and becomes a dead letter.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status codes and
 *      error responses</a>
 */
public final class RetryableErrors {

    /** Codes of a row, of an error body or of an ingest job that another try may not meet again. */
    private static final Set<String> CODES = Set.of("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "QUERY_TIMEOUT",
            "PROCESSING_HALTED", "NOT_PROCESSED", "TooManyLockFailure");

    /** HTTP statuses of a call. */
    private static final Set<Integer> STATUSES = Set.of(429, 500, 502, 503, 504);

    /** A session that could not be renewed, and what the org allows nobody: it meets every record, and is none's fault. */
    private static final Set<Integer> OF_ALL_CALLS = Set.of(401, 403);

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;

    private static final String LIMIT = "REQUEST_LIMIT_EXCEEDED";

    private RetryableErrors() {
    }

    /** Whether another try with a row may go better. */
    public static boolean isRetryable(String code) {
        return CODES.contains(code) || code.startsWith("HTTP_5");
    }

    /** Whether another try with a call may go better; a call without any answer is one. */
    public static boolean isRetryable(Exception exception) {
        return hasNoAnswer(exception) || STATUSES.contains(status(exception)) || isBusy(exception)
                || code(exception).map(CODES::contains).orElse(false);
    }

    /** Whether a call failed by what it carried, so that other calls may go well. */
    public static boolean isOfRecords(Exception exception) {
        return !isRetryable(exception) && !OF_ALL_CALLS.contains(status(exception));
    }

    /** Whether what the call was to write may have been written all the same. */
    public static boolean isInDoubt(Exception exception) {
        return hasNoAnswer(exception) || status(exception) >= FIRST_SERVER_ERROR;
    }

    /** Whether the org's calls of the day are used up, so that nothing but waiting helps. */
    public static boolean isOutOfCalls(Exception exception) {
        return code(exception).filter(LIMIT::equals).isPresent() && !isBusy(exception);
    }

    // The same code also says that too many long calls are under way at this moment.
    private static boolean isBusy(Exception exception) {
        return ApiErrors.first(exception).filter(error -> LIMIT.equals(error.getErrorCode())
                && String.valueOf(error.getMessage()).contains("Concurrent")).isPresent();
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

    private static Optional<String> code(Exception exception) {
        return ApiErrors.first(exception).map(RestError::getErrorCode);
    }
}
