package io.mailroutes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.report.RunReport;
import io.mailroutes.run.RunOrder;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.impl.DefaultCamelContext;

/** Somebody's Camel context, which has the jar on its class path, and an org that runs write to. */
final class Host implements AutoCloseable {

    final DefaultCamelContext context = new DefaultCamelContext();
    final LocalOrg org = LocalOrg.builder().start();
    final Properties properties = new Properties();
    private final Path folder;

    /** @param folder for state, dead letters and the mailbox */
    Host(Path folder) {
        this.folder = folder;
        set("state.folder", folder.resolve("state"));
        set("dead-letter.folder", folder.resolve("dead-letter"));
        set("mail.initial-days", "10000");
        context.getPropertiesComponent().setInitialProperties(properties);
    }

    Host set(String key, Object value) {
        properties.setProperty(key, value.toString());
        return this;
    }

    /** Runs log in by settings. */
    Host logIn() {
        return set("salesforce.login-url", org.url()).set("salesforce.client-id", org.clientId())
                .set("salesforce.client-secret", org.clientSecret());
    }

    Host mailbox(LocalMailbox mailbox) {
        try {
            return set("nylas.command", mailbox.serve(folder.resolve("mailbox")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** People of one company, each with a message. */
    static LocalMailbox people(String company, int count) {
        return LocalMailbox.of(IntStream.range(0, count).mapToObj(i -> contact("p" + i + "@" + company)).toList(),
                IntStream.range(0, count).mapToObj(i -> message("m" + i, "p" + i + "@" + company)).toList());
    }

    static Map<String, Object> contact(String address) {
        return Map.of("id", address, "surname", "Person", "emails", List.of(Map.of("email", address)));
    }

    private static Map<String, Object> message(String id, String address) {
        return Map.of("id", id, "subject", "Hello", "date", "2026-03-12T14:30:00Z", "from",
                List.of(Map.of("email", address)));
    }

    /** A component of the host's, logged in to an org. */
    static SalesforceComponent component(LocalOrg org) {
        SalesforceComponent component = new SalesforceComponent();
        component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        component.setLoginUrl(org.url());
        component.setClientId(org.clientId());
        component.setClientSecret(org.clientSecret());
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion("60.0");
        component.setConfig(config);
        return component;
    }

    Exchange run() {
        if (!context.isStarted()) {
            context.start();
        }
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.request("direct:mailroutes-sync", run -> run.getMessage().setBody(RunOrder.sync()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the report of a run that came to its end, well or not */
    RunReport sync() {
        Exchange run = run();
        if (run.getException() != null) {
            throw new AssertionError(run.getException());
        }
        return run.getMessage().getBody(RunReport.class);
    }

    @Override
    public void close() {
        context.stop();
        org.close();
    }
}
