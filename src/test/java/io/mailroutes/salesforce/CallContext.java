package io.mailroutes.salesforce;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** One route that calls Salesforce, takes a failure as it comes, and goes on; what goes on is counted. */
final class CallContext implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    private final ProducerTemplate template;

    CallContext(LoginSettings login) throws Exception {
        this(new SalesforceComponents(login, "65.0", Duration.ofSeconds(30)).create());
    }

    CallContext(SalesforceComponent component) throws Exception {
        context.addComponent("salesforce", component);
        context.getPropertiesComponent().addOverrideProperty("mailroutes.enabled", "false");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").doTry().toD("salesforce:${header.call}")
                        .doCatch(Exception.class).setBody(constant("caught")).end()
                        .delay(5).asyncDelayed().end().process(CallContext.this::goesOn);
            }
        });
        context.start();
        component.getSession().login(null);
        template = context.createProducerTemplate();
    }

    // The second end of a call would come while the route waits, which hands over to another thread, and end it there.
    private void goesOn(Exchange exchange) {
        ends.computeIfAbsent(exchange.getExchangeId(), id -> new AtomicInteger()).incrementAndGet();
        for (int i = 0; i < 200; i++) {
            exchange.getMessage().setHeader("header" + i, i);
        }
    }

    static LoginSettings login(String url, String clientId, String clientSecret) {
        return new LoginSettings(url, "", "", clientId, clientSecret, "", "", "", "", "", "");
    }

    /** @return the exchange after the route; what was caught is its property */
    Exchange call(String operation, Object body) {
        return template.request("direct:call", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("call", operation);
        });
    }

    /** @return Camel's producer of an operation, started */
    AsyncProducer producer(String operation) throws Exception {
        AsyncProducer producer = context.getEndpoint("salesforce:" + operation).createAsyncProducer();
        producer.start();
        return producer;
    }

    static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** How often the route went on, for each exchange. */
    Map<String, AtomicInteger> ends() {
        return ends;
    }

    /** Waits for all that is still at work. */
    @Override
    public void close() {
        context.stop();
    }
}
