package io.mailroutes.salesforce;

import java.util.Map;

import org.apache.camel.Component;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.component.salesforce.internal.client.RawClient;
import org.apache.camel.component.salesforce.internal.client.RestClient;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Calls of our own by the log-in and the HTTP client of a Salesforce component that the host has, with its proxy, its
 * certificates and its time-outs. The host's component itself is left as it is: it is only started, which Camel would do
 * too.
 */
final class SharedLoginComponent extends OneAnswerComponent {

    private final String name;

    /** @param name of the host's component ({@code salesforce.component}) */
    SharedLoginComponent(String name) {
        this.name = name;
    }

    /** @return the host's name of its component */
    String hosts() {
        return name;
    }

    @Override
    public SalesforceSession getSession() {
        return host().getSession();
    }

    @Override
    public SalesforceHttpClient getHttpClient() {
        return host().getHttpClient();
    }

    @Override
    public SalesforceLoginConfig getLoginConfig() {
        return host().getLoginConfig();
    }

    @Override
    public Map<String, Class<?>> getClassMap() {
        return Map.of();
    }

    @Override
    public RestClient createRestClientFor(SalesforceEndpoint endpoint) throws SalesforceException {
        return host().createRestClientFor(endpoint);
    }

    @Override
    public RawClient createRawClientFor(SalesforceEndpoint endpoint) throws SalesforceException {
        return host().createRawClientFor(endpoint);
    }

    // Neither a client nor a session of its own is made, so there is nothing to stop.
    @Override
    protected void doStart() {
        ServiceHelper.startService(host());
    }

    @Override
    protected void doStop() {
        // The host's component is stopped by its context.
    }

    private SalesforceComponent host() {
        Component component = getCamelContext().getComponent(name, true, false);
        if (component instanceof SalesforceComponent salesforce && !(component instanceof OneAnswerComponent)) {
            return salesforce;
        }
        throw new LoginException("This Camel context has no Salesforce component of the name " + name + ". To do: add "
                + "it before the context starts, or correct salesforce.component.");
    }
}
