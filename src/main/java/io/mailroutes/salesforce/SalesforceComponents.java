package io.mailroutes.salesforce;

import java.nio.file.Path;
import java.time.Duration;

import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** Sets up Camel's Salesforce component from the {@link LoginSettings}. */
public final class SalesforceComponents {

    /** Camel's own limit is 4 MiB, less than the result file of one ingest job. */
    private static final int LONGEST_ANSWER = 64 << 20;

    /** A query stands in the URL; Salesforce takes 16 KB of it, Camel's default is half of that. */
    private static final int LONGEST_REQUEST_HEAD = 16 << 10;

    private SalesforceComponents() {
    }

    /**
     * @param timeout how long a call may take
     * @return a component that logs in when {@link SalesforceLogin#login()} is called, not when it starts
     */
    public static SalesforceComponent of(LoginSettings settings, String apiVersion, Duration timeout) {
        SalesforceComponent component = settings.type() == LoginSettings.Type.TOKEN
                ? new ReadyTokenComponent(settings.instanceUrl(), settings.token()) : login(settings);
        component.setLazyLogin(true);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setRawPayload(true);
        config.setApiVersion(apiVersion);
        component.setConfig(config);
        // Camel gives up after 10 s without a byte, while Salesforce may work for ten minutes, and then have written.
        component.setHttpClientIdleTimeout(timeout.toMillis());
        component.setHttpRequestTimeout(timeout.toMillis());
        component.setHttpMaxContentLength(LONGEST_ANSWER);
        component.setHttpRequestBufferSize(LONGEST_REQUEST_HEAD);
        return component;
    }

    private static SalesforceComponent login(LoginSettings settings) {
        SalesforceComponent component = new OneAnswerComponent();
        component.setLoginUrl(settings.loginUrl());
        component.setClientId(settings.clientId());
        switch (settings.type()) {
            case JWT -> {
                component.setAuthenticationType(AuthenticationType.JWT);
                component.setUserName(settings.userName());
                component.setKeystore(keystore(settings));
            }
            case REFRESH_TOKEN -> {
                component.setAuthenticationType(AuthenticationType.REFRESH_TOKEN);
                component.setRefreshToken(settings.refreshToken());
                component.setClientSecret(settings.clientSecret());
            }
            case PASSWORD -> {
                component.setAuthenticationType(AuthenticationType.USERNAME_PASSWORD);
                component.setUserName(settings.userName());
                component.setPassword(settings.password() + settings.securityToken());
                component.setClientSecret(settings.clientSecret());
            }
            default -> {
                component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
                component.setClientSecret(settings.clientSecret());
            }
        }
        return component;
    }

    private static KeyStoreParameters keystore(LoginSettings settings) {
        KeyStoreParameters keystore = new KeyStoreParameters();
        keystore.setResource("file:" + Path.of(settings.keystore()).toAbsolutePath());
        keystore.setPassword(settings.keystorePassword());
        keystore.setType(settings.keystore().endsWith(".jks") ? "JKS" : "PKCS12");
        return keystore;
    }
}
