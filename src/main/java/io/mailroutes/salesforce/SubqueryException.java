package io.mailroutes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** A composite request was answered, and one of the queries in it refused. */
public final class SubqueryException extends SalesforceException {

    /** @param errors as Salesforce tells them in the place of rows */
    SubqueryException(int status, JsonNode errors) {
        super(CallEnd.errors(errors.toString()), status, errors.toString());
    }
}
