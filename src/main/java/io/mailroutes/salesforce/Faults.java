package io.mailroutes.salesforce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.component.salesforce.api.dto.RestError;

/**
 * The one table of whose fault an error is, whatever layer tells it: a call, one of its subrequests, a row of a job, or a
 * message that quotes another error. The first line counts that has the code, or words of the message; without one, a
 * record that was answered by itself is refused for its own fault, and a call by what its HTTP status says.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">
 *      SOAP API, ExceptionCode and StatusCode</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">REST API, status
 *      codes and error responses</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_job_states.htm">
 *      Bulk API 2.0, job states and errors</a>
 */
public final class Faults {

    private static final List<Line> TABLE = List.of(
            // SOAP API, StatusCode; also quoted by the error of a trigger that met the lock
            says("UNABLE_TO_LOCK_ROW|unable to obtain exclusive access|TooManyLockFailure|Record Currently Unavailable"
                    + "|currently being modified by another user|(?i:deadlock detected)", Fault.AGAIN),
            // REST API, 403: the same code for the day's calls and for those that run at this moment
            says("REQUEST_LIMIT_EXCEEDED.*Concurrent", Fault.AGAIN),
            code("EXCEEDED_QUOTA|ExceededQuota", Fault.STOP),
            says("REQUEST_LIMIT_EXCEEDED|TotalRequests Limit exceeded|STORAGE_LIMIT_EXCEEDED", Fault.STOP),
            // Of a day, too: of Apex at work later, and of mail that a trigger sends
            says("AsyncApexExecutions Limit exceeded|(SINGLE_EMAIL|MASS_MAIL)_LIMIT_EXCEEDED", Fault.STOP),
            // SOAP API, ExceptionCode: the server, not what it was sent
            code("SERVER_UNAVAILABLE|QUERY_TIMEOUT|REQUEST_RUNNING_TOO_LONG|EXCEEDED_RATE_LIMIT|API_CURRENTLY_DISABLED"
                    + "|FUNCTIONALITY_TEMPORARILY_UNAVAILABLE|INVALID_QUERY_LOCATOR|TXN_SECURITY_(METERING_ERROR|RUNTIME_EXCEPTION)"
                    + "|HTTP_(401|403|407|408|429|5\\d\\d)", Fault.AGAIN),
            // SOQL limits: a look-up asks again in smaller parts
            code("QUERY_TOO_COMPLICATED", Fault.AGAIN),
            says("QUERY_TIMEOUT|SERVER_UNAVAILABLE|(?i:read[- ]only mode|security policies took too long)", Fault.AGAIN),
            // REST API, composite: what is told of a subrequest that was not tried; Bulk API: rows without a result
            code("PROCESSING_HALTED|NOT_PROCESSED|ALL_OR_NONE_OPERATION_ROLLED_BACK|Timeout|Unknown", Fault.AGAIN),
            // Apex, governor limits: a trigger may do with fewer records what it cannot do with many
            says("System.LimitException|Apex (CPU|heap|time)|Too many (SOQL|DML|query|queueable|future)", Fault.UNCLEAR),
            // OAuth 2.0, of the server itself: "retry your request"
            code("unknown_error|server_error|temporarily_unavailable", Fault.AGAIN),
            code("UNKNOWN_EXCEPTION|UNKNOWN|InternalServerError|INTERNAL_(SERVER_)?ERROR|InvalidBatch|ClientInputError|HTTP_4\\d\\d",
                    Fault.UNCLEAR),
            // Two at once made what only one may: the other's record is not there to be named
            says("DUPLICATE_VALUE.*<unknown>", Fault.UNCLEAR),
            // Of a subrequest; of a call, Camel's component has then logged in anew, and that did not help
            code("INVALID_SESSION_ID|InvalidSessionId", Fault.AGAIN),
            // OAuth 2.0 and SOAP log-in errors, in Salesforce Help
            code("invalid_(grant|client|client_id|request|app_access|assertion|scope)|inactive_(user|org)|unauthorized_client"
                    + "|unsupported_grant_type|access_denied|rate_limit_exceeded|INVALID_LOGIN|LOGIN_MUST_USE_SECURITY_TOKEN"
                    + "|LOGIN_DURING_RESTRICTED_(DOMAIN|TIME)|PASSWORD_LOCKOUT|INVALID_OPERATION_WITH_EXPIRED_PASSWORD"
                    + "|INVALID_AUTH_HEADER|INVALID_SSO_GATEWAY_URL", Fault.STOP),
            // SOAP API, ExceptionCode: what this org, or this user, may not do at all
            code("API_DISABLED_FOR_ORG|ORG_LOCKED|ORG_NOT_OWNED_BY_INSTANCE|FUNCTIONALITY_NOT_ENABLED|FeatureNotEnabled"
                    + "|CLIENT_NOT_ACCESSIBLE_FOR_USER|CLIENT_REQUIRE_UPDATE_FOR_USER|UNSUPPORTED_API_VERSION"
                    + "|UNSUPPORTED_CLIENT|InvalidVersion|InvalidJob|InvalidJobState|InvalidUser|InvalidUrl"
                    + "|TRIAL_EXPIRED|TXN_SECURITY_NO_ACCESS", Fault.STOP));

    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;
    private static final int FIRST_SERVER_ERROR = 500;

    private Faults() {
    }

    /** @return whose fault the refusal of one record is, which was answered by itself */
    public static Fault of(Refusal refusal) {
        return line(refusal.code(), refusal.reason()).orElse(Fault.RECORD);
    }

    /** @return whose fault it is that a call failed as a whole */
    public static Fault of(Exception exception) {
        if (CallErrors.hasNoAnswer(exception)) {
            return Fault.AGAIN;
        }
        int status = CallErrors.status(exception);
        Optional<RestError> error = ApiErrors.first(exception);
        if (error.isEmpty()) {
            return ofWay(status);
        }
        // Camel's component logs in anew when a session has ended; what says 401 then will say so again. Of a query in a
        // composite request it does not notice, so that the next call is the one that logs in.
        boolean hasNoRight = status == 401 && !(exception instanceof SubqueryException)
                || status == 403 && line(error.get()).filter(Fault.AGAIN::equals).isEmpty();
        return hasNoRight ? Fault.STOP : line(error.get()).orElse(ofCall(status));
    }

    private static Optional<Fault> line(RestError error) {
        return line(String.valueOf(error.getErrorCode()), String.valueOf(error.getMessage()));
    }

    // In Salesforce's own words: of a refused call it may be one of its records that it cannot read.
    private static Fault ofCall(int status) {
        return status == 429 || status > FIRST_SERVER_ERROR ? Fault.AGAIN
                : status == BAD_REQUEST || status == 409 || status == 413 || status == 414 || status == 431
                        || status == FIRST_SERVER_ERROR ? Fault.UNCLEAR : Fault.STOP;
    }

    // No API of Salesforce gave this answer: a proxy did, or a page that says that the org is in maintenance or has moved.
    private static Fault ofWay(int status) {
        return status == 401 || status == 403 || status == GONE || status < BAD_REQUEST ? Fault.STOP
                : status == FIRST_SERVER_ERROR ? Fault.UNCLEAR : Fault.AGAIN;
    }

    private static Optional<Fault> line(String code, String message) {
        return TABLE.stream().filter(line -> line.matches(code, message)).findFirst().map(Line::fault);
    }

    private static Line code(String codes, Fault fault) {
        return new Line(Pattern.compile(codes), null, fault);
    }

    private static Line says(String words, Fault fault) {
        return new Line(null, Pattern.compile(words), fault);
    }

    private record Line(Pattern codes, Pattern words, Fault fault) {

        boolean matches(String code, String message) {
            return codes == null ? words.matcher(code + " " + message).find() : codes.matcher(code).matches();
        }
    }
}
