package io.mailroutes.localorg;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local org for the tests of a class, and Camel's own Salesforce component logged in there. */
final class CamelOrg implements BeforeAllCallback, AfterAllCallback {

    private LocalOrg org;
    private DefaultCamelContext context;
    private ProducerTemplate producer;

    @Override
    public void beforeAll(ExtensionContext test) {
        org = LocalOrg.builder().metadata(TestMetadata.folder()).start();
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addOverrideProperty("mailroutes.enabled", "false");
        context.addComponent("salesforce", component());
        context.start();
        producer = context.createProducerTemplate();
    }

    private SalesforceComponent component() {
        SalesforceComponent component = new SalesforceComponent();
        component.setAuthenticationType(AuthenticationType.USERNAME_PASSWORD);
        component.setPackages(CamelOrg.class.getPackageName());
        component.setLoginUrl(org.url());
        component.setClientId(org.clientId());
        component.setClientSecret(org.clientSecret());
        component.setUserName(org.username());
        component.setPassword(org.password() + org.securityToken());
        return component;
    }

    LocalOrg org() {
        return org;
    }

    DefaultCamelContext context() {
        return context;
    }

    ProducerTemplate producer() {
        return producer;
    }

    /** Calls one operation of the component; its parameters stand behind a question mark. */
    <T> T call(String operation, Object body, Class<T> answer) {
        return producer.requestBody("salesforce:" + operation, body, answer);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        producer.stop();
        context.stop();
        org.close();
    }
}
