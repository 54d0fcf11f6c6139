package io.mailroutes.salesforce;

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;
import org.apache.camel.component.salesforce.internal.client.SalesforceSecurityHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpRequest;

/**
 * Camel's Salesforce component, each call of which ends once: with a whole answer, or with an exception that has the
 * status of the answer. Camel 4.17 ends {@code bulk2CloseJob} and {@code bulk2AbortJob} twice on an error, and hides or
 * shortens what went wrong with some others; {@link OneAnswerProducer} says which.
 */
class OneAnswerComponent extends SalesforceComponent {

    private static final String TOKEN_PATH = "/services/oauth2/token";
    private static final String TRIES = SalesforceSecurityHandler.class.getName() + ".retries";

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getHttpClient().getRequestListeners().addQueuedListener(OneAnswerComponent::logInOnce);
        Moved.tellBy(getHttpClient());
        PageException.tellBy(getHttpClient());
    }

    // Camel answers the 401 of a log-in by logging in again, breaks on that, and the log-in never ends. Of a conversation
    // that was tried often enough it keeps its hands off. One in which it logs in anew has an attribute from the start.
    private static void logInOnce(Request request) {
        if (request.getPath().endsWith(TOKEN_PATH) && request instanceof HttpRequest login
                && login.getConversation().getAttributeNameSet().isEmpty()) {
            login.getConversation().setAttribute(TRIES, Integer.MAX_VALUE);
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SalesforceEndpoint endpoint = (SalesforceEndpoint) super.createEndpoint(uri, remaining, parameters);
        return new OneAnswerEndpoint(uri, this, endpoint);
    }
}
