package io.mailroutes.salesforce;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** Sets up a Salesforce component of our own: from the {@link LoginSettings}, or by one that the host has. */
public final class SalesforceComponents {

    /** Camel's own limit is 4 MiB, less than the result file of one ingest job. */
    private static final int LONGEST_ANSWER = 64 << 20;

    /** A query stands in the URL; Salesforce takes 16 KB of it, Camel's default is half of that. */
    private static final int LONGEST_REQUEST_HEAD = 16 << 10;

    private final LoginSettings settings;
    private final String apiVersion;
    private final Duration timeout;

    /** @param timeout how long a call may take */
    public SalesforceComponents(LoginSettings settings, String apiVersion, Duration timeout) {
        this.settings = settings;
        this.apiVersion = apiVersion;
        this.timeout = timeout;
    }

    /**
     * Adds the component to a context.
     *
     * @param name  that it gets
     * @param hosts name of a component of the host's, whose log-in it uses; empty for one of its own
     * @return a component that logs in when {@link SalesforceLogin#login()} is called, not when it starts; so it starts
     *         also where nothing to log in with is given
     */
    public SalesforceComponent addTo(CamelContext context, String name, String hosts) {
        SalesforceComponent component = hosts.isEmpty() ? create() : new SharedLoginComponent(hosts);
        context.addComponent(name, component);
        // Not before: Spring Boot sets on every Salesforce component what is meant for the host's own.
        configure(component);
        return component;
    }

    /** @return the component, in no context yet */
    SalesforceComponent create() {
        SalesforceComponent component = settings.begun() == LoginSettings.Type.TOKEN
                ? new ReadyTokenComponent(settings.instanceUrl(), settings.token()) : new OneAnswerComponent();
        configure(component);
        return component;
    }

    private void configure(SalesforceComponent component) {
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setRawPayload(true);
        config.setApiVersion(apiVersion);
        config.setObjectMapper(AnswerMapper.make());
        component.setConfig(config);
        component.setLoginConfig(login());
        // Camel gives up after 10 s without a byte, while Salesforce may work for ten minutes, and then have written.
        component.setHttpClientIdleTimeout(timeout.toMillis());
        component.setHttpRequestTimeout(timeout.toMillis());
        component.setHttpMaxContentLength(LONGEST_ANSWER);
        component.setHttpRequestBufferSize(LONGEST_REQUEST_HEAD);
    }

    private SalesforceLoginConfig login() {
        SalesforceLoginConfig login = new SalesforceLoginConfig();
        login.setLazyLogin(true);
        login.setLoginUrl(settings.loginUrl());
        login.setClientId(settings.clientId());
        switch (settings.begun()) {
            case TOKEN -> {
                login.setType(AuthenticationType.CLIENT_CREDENTIALS);
                login.setLoginUrl(settings.instanceUrl());
                login.setClientId("ready-token");
            }
            case JWT -> {
                login.setType(AuthenticationType.JWT);
                login.setUserName(settings.userName());
                login.setKeystore(keystore(settings));
            }
            case REFRESH_TOKEN -> {
                login.setType(AuthenticationType.REFRESH_TOKEN);
                login.setRefreshToken(settings.refreshToken());
                login.setClientSecret(settings.clientSecret());
            }
            case PASSWORD -> {
                login.setType(AuthenticationType.USERNAME_PASSWORD);
                login.setUserName(settings.userName());
                login.setPassword(settings.password() + settings.securityToken());
                login.setClientSecret(settings.clientSecret());
            }
            default -> {
                login.setType(AuthenticationType.CLIENT_CREDENTIALS);
                login.setClientSecret(settings.clientSecret());
            }
        }
        return login;
    }

    private static KeyStoreParameters keystore(LoginSettings settings) {
        KeyStoreParameters keystore = new KeyStoreParameters();
        keystore.setResource("file:" + Path.of(settings.keystore()).toAbsolutePath());
        keystore.setPassword(settings.keystorePassword());
        keystore.setType(settings.keystore().endsWith(".jks") ? "JKS" : "PKCS12");
        return keystore;
    }
}
