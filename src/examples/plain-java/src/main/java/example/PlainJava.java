package example;

import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import io.mailroutes.run.RunOrder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;

public class PlainJava {

    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("file:application.properties");
        context.addComponent("salesforce", salesforce(context));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mine").to("salesforce:limits?rawPayload=true").log("my own route: ${body.length} bytes");
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop)); // ends a run at its next safe point
        context.start();
        var template = context.createProducerTemplate();
        template.requestBody("direct:mine", "");
        RunReport report = template.requestBody("direct:mailroutes-sync", RunOrder.sync(), RunReport.class);
        System.out.println(Summary.of(report));
        System.exit(report.exitStatus());
    }

    private static SalesforceComponent salesforce(DefaultCamelContext context) {
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setLoginUrl(context.resolvePropertyPlaceholders("{{my.login-url}}"));
        salesforce.setClientId(context.resolvePropertyPlaceholders("{{my.client-id}}"));
        salesforce.setClientSecret(context.resolvePropertyPlaceholders("{{my.client-secret}}"));
        return salesforce;
    }
}
