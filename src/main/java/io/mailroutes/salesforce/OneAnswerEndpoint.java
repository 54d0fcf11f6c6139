package io.mailroutes.salesforce;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Producer;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpoint;

/** A Salesforce endpoint whose calls go by a {@link OneAnswerProducer}. */
final class OneAnswerEndpoint extends SalesforceEndpoint {

    /** @param like what it is in all else */
    OneAnswerEndpoint(String uri, SalesforceComponent component, SalesforceEndpoint like) {
        super(uri, component, like.getConfiguration(), like.getOperationName(), like.getTopicName());
        setLazyStartProducer(like.isLazyStartProducer());
        setBridgeErrorHandler(like.isBridgeErrorHandler());
        setReplayId(like.getReplayId());
        setPubSubReplayId(like.getPubSubReplayId());
        setConsumerWorkerPoolEnabled(like.isConsumerWorkerPoolEnabled());
        setConsumerWorkerPoolExecutorService(like.getConsumerWorkerPoolExecutorService());
        setConsumerWorkerPoolSize(like.getConsumerWorkerPoolSize());
        setConsumerWorkerPoolMaxSize(like.getConsumerWorkerPoolMaxSize());
    }

    @Override
    public Producer createProducer() throws Exception {
        return new OneAnswerProducer(this, (AsyncProducer) super.createProducer());
    }
}
