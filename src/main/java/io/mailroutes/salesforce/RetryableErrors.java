package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

import org.apache.camel.TypeConversionException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/**
 * The one list of what is worth a retry. Everything else is the record's own fault and becomes a dead letter.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status codes and
 *      error responses</a>
 */
final class RetryableErrors {

    /** Codes of a row, of an error body or of an ingest job that another try may not meet again. */
    private static final Set<String> CODES = Set.of("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "QUERY_TIMEOUT",
            "PROCESSING_HALTED", "NOT_PROCESSED", "TooManyLockFailure");

    /** HTTP statuses of a call. */
    private static final Set<Integer> STATUSES = Set.of(429, 500, 502, 503, 504);

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_SERVER_ERROR = 500;

    private static final String LIMIT = "REQUEST_LIMIT_EXCEEDED";

    private RetryableErrors() {
    }

    /** Whether another try with a row may go better. */
    static boolean isRetryable(String code) {
        return CODES.contains(code) || code.startsWith("HTTP_5");
    }

    /** Whether another try with a call may go better; a call without any answer is one. */
    static boolean isRetryable(Exception exception) {
        return hasNoAnswer(exception) || STATUSES.contains(status(exception)) || isBusy(exception)
                || code(exception).map(CODES::contains).orElse(false);
    }

    /** Whether what the call was to write may have been written all the same. */
    static boolean isInDoubt(Exception exception) {
        return hasNoAnswer(exception) || status(exception) >= FIRST_SERVER_ERROR;
    }

    /** Whether the org's calls of the day are used up, so that nothing but waiting helps. */
    static boolean isOutOfCalls(Exception exception) {
        return code(exception).filter(LIMIT::equals).isPresent() && !isBusy(exception);
    }

    // The same code also says that too many long calls are under way at this moment.
    private static boolean isBusy(Exception exception) {
        return ApiErrors.first(exception).filter(error -> LIMIT.equals(error.getErrorCode())
                && String.valueOf(error.getMessage()).contains("Concurrent")).isPresent();
    }

    /** Whether the session ended and could not be renewed. */
    static boolean isLoggedOut(Exception exception) {
        return status(exception) == 401;
    }

    // An answer that broke off has a good status, too, and shows only when it is read.
    static boolean hasNoAnswer(Exception exception) {
        return exception instanceof SalesforceException ? status(exception) < FIRST_REDIRECT
                : exception instanceof IOException || exception instanceof UncheckedIOException
                        || exception instanceof TypeConversionException;
    }

    static int status(Exception exception) {
        return exception instanceof SalesforceException salesforce ? salesforce.getStatusCode() : 0;
    }

    private static Optional<String> code(Exception exception) {
        return ApiErrors.first(exception).map(RestError::getErrorCode);
    }
}
