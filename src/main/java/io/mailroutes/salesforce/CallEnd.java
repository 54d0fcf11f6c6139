package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.SalesforceEndpoint;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.internal.OperationName;

/** How a call ended. Each failure is an exception here, which Camel 4.17 does not see to by itself. */
final class CallEnd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;

    private final SalesforceEndpoint endpoint;
    private final Exchange call;
    private final Object sent;

    /** @param call that is about to be made */
    CallEnd(SalesforceEndpoint endpoint, Exchange call) {
        this.endpoint = endpoint;
        this.call = call;
        this.sent = call.getMessage().getBody();
        // A status that is there afterwards is the one of this call.
        call.getMessage().removeHeader(Exchange.HTTP_RESPONSE_CODE);
    }

    /** @return what went wrong, with the status and Salesforce's errors where there was an answer; null for nothing */
    Exception failure() {
        Message message = call.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (call.getException() != null) {
            return withStatus(call.getException(), status);
        }
        // The operation "composite" gives the body of a refusal for an answer.
        if (status >= FIRST_REDIRECT && message.getBody() != null) {
            String text = message.getBody(String.class);
            return new SalesforceException(errors(text), status, text);
        }
        return isWhole(message, status) ? null
                : new IOException("Salesforce's answer to " + endpoint + " is not whole");
    }

    // The bulk2 operations lose the status when a proxy, and not Salesforce, said what was wrong.
    private static Exception withStatus(Exception exception, int status) {
        return exception instanceof SalesforceException salesforce && salesforce.getStatusCode() == 0
                && status >= FIRST_REDIRECT
                        ? new SalesforceException(salesforce.getErrors(), status, salesforce.getMessage(), exception)
                        : exception;
    }

    // An answer without a body, or one that is no JSON, leaves what was sent in its place.
    private boolean isWhole(Message message, int status) {
        Object answer = message.getBody();
        if (answer instanceof Job job) {
            return job.getId() != null && job.getState() != null;
        }
        boolean isEmpty = answer == null || answer == sent;
        return !isEmpty || !needsBody(status);
    }

    private boolean needsBody(int status) {
        return (status == 0 || status == OK) && endpoint.getOperationName() != OperationName.BULK2_CREATE_BATCH;
    }

    /** @return the errors that Salesforce tells; none when it is not Salesforce who speaks */
    static List<RestError> errors(String text) {
        try {
            return JSON.readerForListOf(RestError.class).readValue(text);
        } catch (JsonProcessingException e) {
            // A proxy's page.
            return List.of();
        }
    }
}
