package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Salesforce's error bodies in their three spellings, as one {@link Outcome}. */
final class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** @return the first error of a call's answer, where it has one; Camel's operation "raw" leaves it in the message */
    static Optional<RestError> first(Exception exception) {
        if (!(exception instanceof SalesforceException salesforce)) {
            return Optional.empty();
        }
        if (salesforce.getErrors() != null && !salesforce.getErrors().isEmpty()) {
            return Optional.of(salesforce.getErrors().get(0));
        }
        return parsed(String.valueOf(salesforce.getMessage()));
    }

    private static Optional<RestError> parsed(String message) {
        try {
            JsonNode error = JSON.readTree(message).path(0);
            return error.has("errorCode") ? Optional.of(
                    new RestError(error.path("errorCode").asText(), error.path("message").asText())) : Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.trace("The message is no error body", e);
            return Optional.empty();
        }
    }

    /** A call that failed as a whole. */
    static Outcome refusal(Exception exception) {
        Optional<RestError> error = first(exception);
        if (error.isPresent()) {
            return Outcome.refused(String.valueOf(error.get().getErrorCode()), error.get().getMessage());
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
