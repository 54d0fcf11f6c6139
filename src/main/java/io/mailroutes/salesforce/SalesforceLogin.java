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
     * @throws LoginException      when nothing is given to log in with, Salesforce refuses it, or nobody is at its address
     * @throws SalesforceException when another try may go better
     */
    public synchronized String login() throws SalesforceException {
        requireSettings();
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
        } catch (SalesforceException failed) {
            SalesforceException e = told(failed);
            // No record is in a log-in that could be left out of it.
            if (!isUnreachable(e) && (Faults.of(e) == Fault.AGAIN || CallErrors.isInDoubt(e))) {
                throw e;
            }
            throw new LoginException("Cannot log in to Salesforce " + where() + ": " + reason(e) + ". To do: " + fix(e)
                    + ".", e);
        }
    }

    /** @throws LoginException when nothing is given to log in with */
    public void requireSettings() {
        if (!(component instanceof SharedLoginComponent)) {
            settings.type();
        }
    }

    /** Id of the organization, after the log-in. */
    public String organization() {
        return component.getSession().getOrgId();
    }

    /** Where this program talks to Salesforce, after the log-in. */
    public String instanceUrl() {
        return component.getSession().getInstanceUrl();
    }

    // What a call is ended with on its way, Camel puts behind an exception without a status.
    private static SalesforceException told(SalesforceException exception) {
        return exception.getStatusCode() == 0 && exception.getCause() instanceof SalesforceException cause ? cause : exception;
    }

    private String where() {
        return component instanceof SharedLoginComponent shared
                ? "by the component " + shared.hosts() + " of this Camel context"
                : "at " + url() + " with the " + settings.type().name().toLowerCase().replace('_', ' ') + " login";
    }

    private String url() {
        return settings.type() == LoginSettings.Type.TOKEN ? settings.instanceUrl() : settings.loginUrl();
    }

    private static String reason(SalesforceException e) {
        return isUnreachable(e) ? String.valueOf(e.getMessage()) : ApiErrors.refusal(e).reason();
    }

    private String fix(SalesforceException e) {
        if (component instanceof SharedLoginComponent) {
            return "correct the settings of that component, or log in by others than those of salesforce.component";
        }
        boolean isToken = settings.type() == LoginSettings.Type.TOKEN;
        if (isUnreachable(e)) {
            return "check " + (isToken ? "salesforce.instance-url (SF_INSTANCE)" : "salesforce.login-url")
                    + " and the network";
        }
        if (CallErrors.status(e) < 400) {
            return "set " + (isToken ? "salesforce.instance-url (SF_INSTANCE)" : "salesforce.login-url")
                    + " to where the org is now: the URL that Setup, My Domain shows";
        }
        String known = Advice.of(ApiErrors.refusal(e));
        if (!known.isEmpty()) {
            return known;
        }
        return switch (settings.type()) {
            case TOKEN -> "get a new token, for example with `sf org display --verbose`, and set SF_TOKEN to it";
            case PASSWORD -> "check user name, password and security token (Setup, My Personal Information, Reset My "
                    + "Security Token), and that the connected app lets this user in";
            case JWT -> "check the user name, that the connected app has this certificate, and that an administrator "
                    + "approved the app for this user";
            case REFRESH_TOKEN -> "the refresh token was revoked or has expired: get a new one for this connected app";
            default -> "check that the connected app has the client credentials flow switched on, with a user to run as";
        };
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
