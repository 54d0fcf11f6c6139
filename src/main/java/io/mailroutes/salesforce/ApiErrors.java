package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** Salesforce's error bodies in their three spellings, as one {@link Outcome}. */
final class ApiErrors {

    private ApiErrors() {
    }

    /** @param errors array of {@code {errorCode|statusCode, message, fields}} */
    static Outcome refusal(JsonNode errors) {
        List<String> reasons = new ArrayList<>();
        String code = "";
        for (JsonNode error : errors) {
            String each = error.path("errorCode").asText(error.path("statusCode").asText("UNKNOWN"));
            code = code.isEmpty() ? each : code;
            reasons.add(text(error));
        }
        return Outcome.refused(code.isEmpty() ? "UNKNOWN" : code, String.join("; ", reasons));
    }

    /** A call that failed as a whole. */
    static Outcome refusal(Exception exception) {
        if (exception instanceof SalesforceException salesforce && !salesforce.getErrors().isEmpty()) {
            RestError error = salesforce.getErrors().get(0);
            return Outcome.refused(String.valueOf(error.getErrorCode()), error.getMessage());
        }
        int status = exception instanceof SalesforceException salesforce ? salesforce.getStatusCode() : 0;
        return status >= 400 ? Outcome.refused("HTTP_" + status, exception.getMessage())
                : Outcome.refused("NO_ANSWER", "The call ended without an answer, so the write may have happened: "
                        + exception.getMessage() + ". To do: look in Salesforce before sending this record again.");
    }

    /** @return what is wrong with a call, in few words */
    static String reason(Exception exception) {
        return RetryableErrors.hasNoAnswer(exception) ? "no whole answer, " + exception.getMessage()
                : refusal(exception).reason();
    }

    private static String text(JsonNode error) {
        List<String> fields = new ArrayList<>();
        error.path("fields").forEach(field -> fields.add(field.asText()));
        String message = error.path("message").asText();
        return fields.isEmpty() ? message : message + " (" + String.join(", ", fields) + ")";
    }
}
