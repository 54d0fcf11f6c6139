package io.mailroutes.karaf;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A run that the schedule begins, and one that a person begins meanwhile. */
class OneRunAtATimeTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final OneRunAtATime turns = new OneRunAtATime();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.addRoutePolicyFactory(turns);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mailroutes-sync").routeId("mailroutes-sync").process(run -> {
                    begun.incrementAndGet();
                    end.await();
                });
                from("direct:fails").routeId("fails").to("direct:mailroutes-sync").throwException(
                        new IllegalStateException("what comes after a run fails"));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Thread begin() {
        Thread run = new Thread(() -> template.sendBody("direct:mailroutes-sync", ""));
        run.start();
        return run;
    }

    @Test
    void aRunWaitsForTheEndOfTheOneBeforeIt() throws InterruptedException {
        Thread first = begin();
        await().until(() -> begun.get() == 1);
        Thread second = begin();
        await().until(() -> second.getState() == Thread.State.WAITING);
        assertThat(begun).hasValue(1);
        end.countDown();
        first.join();
        second.join();
        assertThat(begun).hasValue(2);
    }

    @Test
    void nobodyWaitsForARunOfWhoseEndNothingIsToldWhileTheContextStops() throws InterruptedException {
        Thread first = begin();
        await().until(() -> begun.get() == 1);
        Thread second = begin();
        await().until(() -> second.getState() == Thread.State.WAITING);
        turns.letGo();
        await().until(() -> begun.get() == 2);
        end.countDown();
        first.join();
        second.join();
    }

    @Test
    void aFailureDoesNotKeepTheNextRunWaiting() {
        end.countDown();
        assertThatThrownBy(() -> template.sendBody("direct:fails", "")).isInstanceOf(CamelExecutionException.class);
        template.sendBody("direct:mailroutes-sync", "");
        assertThat(begun).hasValue(2);
    }
}
