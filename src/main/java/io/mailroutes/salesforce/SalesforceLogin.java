package io.mailroutes.salesforce;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.function.Consumer;

import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.eclipse.jetty.client.HttpClient;

/** Logs in to Salesforce at the start of a run, so that a refusal is one clear error and not the first call's. */
public final class SalesforceLogin {

    private final SalesforceComponent component;
    private final LoginSettings settings;
    private final List<Consumer<HttpClient>> watchers;
    private boolean watched;

    /** @param watchers what wants to see the calls, from the first one on */
    public SalesforceLogin(SalesforceComponent component, LoginSettings settings,
            List<Consumer<HttpClient>> watchers) {
        this.component = component;
        this.settings = settings;
        this.watchers = watchers;
    }

    /**
     * Logs in, unless that was done before.
     *
     * @return id of the organization, 18 characters
     */
    public synchronized String login() {
        if (!watched) {
            watchers.forEach(watcher -> watcher.accept(component.getHttpClient()));
            watched = true;
        }
        try {
            if (component.getSession().getAccessToken() != null) {
                return component.getSession().getOrgId();
            }
            if (component instanceof ReadyTokenComponent ready) {
                ready.acceptToken();
            } else {
                component.getSession().login(null);
            }
            return component.getSession().getOrgId();
        } catch (SalesforceException e) {
            throw new LoginException("Cannot log in to Salesforce at " + url() + " with the "
                    + settings.type().name().toLowerCase().replace('_', ' ') + " login: " + reason(e) + ". To do: "
                    + fix(e) + ".", e);
        }
    }

    /** Where this program talks to Salesforce, after the log-in. */
    public String instanceUrl() {
        return component.getSession().getInstanceUrl();
    }

    private String url() {
        return settings.type() == LoginSettings.Type.TOKEN ? settings.instanceUrl() : settings.loginUrl();
    }

    private static String reason(SalesforceException e) {
        return e.getErrors().isEmpty() ? String.valueOf(e.getMessage()) : e.getErrors().get(0).getMessage();
    }

    private String fix(SalesforceException e) {
        String reason = reason(e);
        if (isUnreachable(e)) {
            return "check " + (settings.type() == LoginSettings.Type.TOKEN ? "salesforce.instance-url (SF_INSTANCE)"
                    : "salesforce.login-url") + " and the network";
        }
        if (settings.type() == LoginSettings.Type.TOKEN) {
            return "get a new token, for example with `sf org display --verbose`, and set SF_TOKEN to it";
        }
        if (reason.contains("invalid_client")) {
            return "check the connected app's consumer key and secret (SF_CLIENT_ID, SF_CLIENT_SECRET); the client "
                    + "credentials login needs the org's My Domain URL as salesforce.login-url";
        }
        if (reason.contains("invalid_grant")) {
            return "check user name, password and security token (Setup, My Personal Information, Reset My Security "
                    + "Token), and that the connected app lets this user in";
        }
        return "check the salesforce.* settings and the connected app";
    }

    private static boolean isUnreachable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
