package io.mailroutes.salesforce;

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;

/**
 * Camel's Salesforce component, each call of which ends once: with a whole answer, or with an exception that has the
 * status of the answer. Camel 4.17 ends {@code bulk2CloseJob} and {@code bulk2AbortJob} twice on an error, and hides or
 * shortens what went wrong with some others; {@link OneAnswerProducer} says which.
 */
class OneAnswerComponent extends SalesforceComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SalesforceEndpoint endpoint = (SalesforceEndpoint) super.createEndpoint(uri, remaining, parameters);
        return new OneAnswerEndpoint(uri, this, endpoint);
    }
}
