package io.mailroutes.salesforce;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Makes a call on an exchange of its own and hands its first end over to the route's exchange. When Camel ends the call
 * a second time, which it does on another thread while the route goes on, nobody looks at that exchange any more.
 * A call obeys the parameters of its endpoint alone, and no header of their names.
 */
final class OneAnswerProducer extends DefaultAsyncProducer {

    /** Parameters whose names are only begun, and those of Camel 4.18.3, 4.21 and later. */
    private static final String OTHER_NAMES = "(?i)(CamelSalesforce|apexQueryParam\\.|approval).*";

    private final OneAnswerEndpoint endpoint;
    private final AsyncProducer operation;

    /** @param operation Camel's own producer of the endpoint */
    OneAnswerProducer(OneAnswerEndpoint endpoint, AsyncProducer operation) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = operation;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Exchange call = endpoint.createExchange();
        call.getMessage().copyFrom(exchange.getMessage());
        // A header that came with a message would be obeyed before the endpoint's own parameter of the same name.
        endpoint.getConfiguration().toValueMap().keySet().forEach(call.getMessage()::removeHeader);
        call.getMessage().removeHeaders(OTHER_NAMES);
        CallEnd end = new CallEnd(endpoint, call);
        AtomicBoolean ended = new AtomicBoolean();
        return operation.process(call, sync -> {
            if (ended.compareAndSet(false, true)) {
                handOver(call, end.failure(), exchange);
                callback.done(sync);
            }
        });
    }

    private static void handOver(Exchange call, Exception failure, Exchange exchange) {
        Message answer = call.getMessage();
        Message message = exchange.getMessage();
        message.getHeaders().putAll(answer.getHeaders());
        if (failure == null) {
            message.setBody(answer.getBody());
        } else {
            exchange.setException(failure);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(operation);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(operation);
        super.doStop();
    }
}
