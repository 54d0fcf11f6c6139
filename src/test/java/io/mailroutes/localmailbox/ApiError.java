package io.mailroutes.localmailbox;

import java.util.List;

/**
 * An error of the Nylas API, as the API words it in JSON and as the CLI words it to people.
 *
 * @param status     the HTTP status; 0 when no answer came at all
 * @param type       the API's own name of the error
 * @param message    the API's own words
 * @param code       the CLI's code
 * @param cliMessage the CLI's words
 * @param suggestion what the CLI advises
 */
record ApiError(int status, String type, String message, String code, String cliMessage, String suggestion) {

    static final String REQUEST_ID = "1773307800-5f0c9d6e-local";

    static final ApiError UNAUTHORIZED = new ApiError(401, "api.authentication_error", "Unauthorized", "E002",
            "Authentication failed",
            "Check your API key with 'nylas auth status' or reconfigure with 'nylas auth config'");
    static final ApiError BAD_REQUEST = new ApiError(400, "api.invalid_request_error", "Bad request", null,
            "nylas API error: Bad request (api.invalid_request_error)", null);
    static final ApiError FORBIDDEN = new ApiError(403, "api.forbidden_error", "Forbidden", "E005", "Permission denied",
            "Check that your API key has the required permissions");
    static final ApiError NOT_FOUND = new ApiError(404, "api.not_found_error", "Resource not found.", "E004",
            "Resource not found", "Verify the ID exists with the appropriate 'list' command");
    static final ApiError RATE_LIMITED = new ApiError(429, "api.rate_limit_error", "Rate limit error.", "E007",
            "Rate limit exceeded", "Wait a moment and try again, or reduce the frequency of requests");
    static final ApiError SERVER_ERROR = new ApiError(500, "api.internal_error",
            "Internal error, contact administrator.", "E008",
            "Nylas API server error", "This is a temporary issue. Please try again in a few minutes");
    static final ApiError NO_ANSWER = new ApiError(0, "", "", "E003", "Network error",
            "Check your internet connection and try again");

    /** How the CLI ends. */
    CliException toCliException() {
        return new CliException(cliMessage, code, status == 0 ? null : REQUEST_ID,
                suggestion == null ? List.of() : List.of(suggestion));
    }

    /** How the CLI words it inside a warning. */
    String inWarning() {
        return status == 0 ? "network error: network error: connection refused"
                : "nylas API error: %s (%s) [request_id: %s]".formatted(message, type, REQUEST_ID);
    }
}
