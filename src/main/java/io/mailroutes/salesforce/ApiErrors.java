package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** Salesforce's error bodies in their three spellings, as one {@link Refusal}. */
public final class ApiErrors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiErrors() {
    }

    /** @param errors array of {@code {errorCode|statusCode, message, fields}} */
    public static Refusal refusal(JsonNode errors) {
        List<String> reasons = new ArrayList<>();
        String code = "";
        for (JsonNode error : errors) {
            code = code.isEmpty() ? code(error) : code;
            reasons.add(text(error));
        }
        return new Refusal(code.isEmpty() ? "UNKNOWN" : code, String.join("; ", reasons));
    }

    /** The errors of one record, as Camel's component reads them. */
    public static Refusal refusal(List<RestError> errors) {
        return refusal(JSON.<JsonNode>valueToTree(errors));
    }

    /** A call that failed as a whole. */
    public static Refusal refusal(Exception exception) {
        Optional<RestError> error = first(exception);
        if (error.isPresent()) {
            return new Refusal(String.valueOf(error.get().getErrorCode()), error.get().getMessage());
        }
        int status = CallErrors.status(exception);
        return status >= 300 ? new Refusal("HTTP_" + status, foreign(status, exception.getMessage()))
                : new Refusal("NO_ANSWER", "The call ended without an answer, so the write may have happened: "
                        + exception.getMessage() + ". To do: look in Salesforce before sending this record again.");
    }

    /** @return the first error that Salesforce gave for a call */
    static Optional<RestError> first(Exception exception) {
        for (Throwable each = exception; each instanceof SalesforceException salesforce; each = each.getCause()) {
            List<RestError> errors = salesforce.getErrors();
            Optional<RestError> error = errors == null || errors.isEmpty() ? inMessage(salesforce)
                    : Optional.of(errors.get(0));
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    // Camel puts the whole page after words of its own, or says only that it could not read it.
    private static String foreign(int status, String message) {
        if (isPage(message)) {
            return "HTTP status " + status + ", with a page in the place of an answer";
        }
        String page = String.valueOf(message).replaceFirst("(?s)^Unexpected error: .*? for detail\\. ", "");
        String words = PageException.words(page);
        return "HTTP status " + status + ", in words that are not Salesforce's" + (words.isBlank() ? "" : ": " + words);
    }

    // The operation "raw", by which graphs go, leaves Salesforce's answer as it is in the message.
    private static Optional<RestError> inMessage(SalesforceException exception) {
        return Optional.ofNullable(inBody(String.valueOf(exception.getMessage())))
                .map(error -> new RestError(error.code(), error.reason()));
    }

    /** @return the first error in the body of an answer, as the API or a log-in writes it; null for none of Salesforce's */
    static Refusal inBody(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode error = json.isArray() ? json.path(0) : json;
            return error.has("errorCode") ? new Refusal(code(error), error.path("message").asText())
                    : error.has("error_description") ? new Refusal(error.path("error").asText(),
                            error.path("error_description").asText()) : null;
        } catch (JsonProcessingException e) {
            // A proxy's page, or none of Salesforce's words at all.
            return null;
        }
    }

    /** @return what is wrong with a call, in few words */
    public static String reason(Exception exception) {
        if (!CallErrors.hasNoAnswer(exception)) {
            return refusal(exception).reason();
        }
        boolean hasWords = exception instanceof PageException && !exception.getMessage().isBlank();
        return hasWords || isPage(exception.getMessage())
                ? "a page in the place of an answer" + (hasWords ? ", \"" + exception.getMessage() + "\"" : "")
                        + ": Salesforce may be down or in maintenance, or something else answers in its place"
                : "no whole answer, " + firstLine(exception.getMessage());
    }

    // In the words of Jackson, which Camel reads answers by.
    private static boolean isPage(String message) {
        return String.valueOf(message).contains("Unexpected character ('<'");
    }

    private static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    static String code(JsonNode error) {
        return error.path("errorCode").asText(error.path("statusCode").asText("UNKNOWN"));
    }

    /** @return Salesforce's own words for one error, with the fields that it names, and what it found where it says so */
    static String text(JsonNode error) {
        List<String> fields = new ArrayList<>();
        error.path("fields").forEach(field -> fields.add(field.asText()));
        String message = error.path("message").asText();
        String words = fields.isEmpty() ? message : message + " (" + String.join(", ", fields) + ")";
        return told(code(error), words, error);
    }

    /** @return a row's error in an ingest job's results, with what can be done where that is known */
    public static Refusal ofRow(String code, String words) {
        return new Refusal(code, told(code, words, MissingNode.getInstance()));
    }

    private static String told(String code, String words, JsonNode error) {
        return code.equals(Duplicates.CODE) && !words.contains(" To do: ") ? Duplicates.told(words, error) : words;
    }
}
