package io.mailroutes.salesforce;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.mailroutes.localorg.LocalOrg;
import io.mailroutes.localorg.faults.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A call that fails lets the route go on once, however often and on however many threads Camel ends it. */
class OneAnswerTest {

    private static final int TIMES = 200;
    private static final int THREADS = 4;

    private static LocalOrg org;

    @BeforeAll
    static void startOrg() {
        org = LocalOrg.builder().start();
    }

    @AfterAll
    static void stopOrg() {
        org.close();
    }

    @AfterEach
    void allGoesWellAgain() {
        org.faults().clear();
    }

    private static CallContext calls() throws Exception {
        return new CallContext(CallContext.login(org.url(), org.clientId(), org.clientSecret()));
    }

    private static Job order(String object) {
        return new io.mailroutes.load.IngestJobs().order(object, "");
    }

    private static String abortedJob(CallContext calls) {
        String id = calls.call("bulk2CreateJob", order("Contact")).getMessage().getBody(Job.class).getId();
        assertThat(CallContext.caught(calls.call("bulk2AbortJob?jobId=" + id, null))).isNull();
        return id;
    }

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of("bulk2CreateJob", 503), Arguments.of("bulk2CreateJob", 400),
                Arguments.of("bulk2GetJob", 503), Arguments.of("bulk2GetJob", 404),
                Arguments.of("bulk2CloseJob", 503), Arguments.of("bulk2CloseJob", 400),
                Arguments.of("bulk2AbortJob", 503), Arguments.of("bulk2AbortJob", 400));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCallThatFailsEndsOnce(String operation, int status) throws Exception {
        CallContext calls = calls();
        // Nothing can be done with an ended job, nothing can be asked of one that is none.
        String job = status == 404 ? "750000000000001AAA" : abortedJob(calls);
        calls.ends().clear();
        if (status == 503) {
            org.faults().add(Fault.of(Fault.Kind.SERVER_UNAVAILABLE).on(null, ".*/jobs/ingest.*"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Exchange>> ends = Stream.generate(() -> threads.submit(() -> call(calls, operation, job)))
                    .limit(TIMES).toList();
            for (Future<Exchange> end : ends) {
                assertFailed(end.get(), status);
            }
        } finally {
            threads.shutdown();
            calls.close();
        }
        assertThat(calls.ends()).hasSize(TIMES);
        assertThat(calls.ends().values()).allMatch(count -> count.get() == 1);
    }

    private static Exchange call(CallContext calls, String operation, String job) {
        return "bulk2CreateJob".equals(operation) ? calls.call(operation, order("Nothing__c"))
                : calls.call(operation + "?jobId=" + job, null);
    }

    private static void assertFailed(Exchange exchange, int status) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("caught");
        assertThat(CallContext.caught(exchange)).isInstanceOfSatisfying(SalesforceException.class, exception -> {
            assertThat(exception.getStatusCode()).isEqualTo(status);
            assertThat(exception.getErrors()).hasSize(1);
        });
    }

    /** When this fails, Camel has put it right, and the component needs one reason less for a producer of its own. */
    @Test
    void camelEndsACallThatFailsTwice() throws Exception {
        SalesforceComponent component = new SalesforceComponent();
        component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        component.setLoginUrl(org.url());
        component.setClientId(org.clientId());
        component.setClientSecret(org.clientSecret());
        AtomicInteger ends = new AtomicInteger();
        try (CallContext calls = new CallContext(component)) {
            AsyncProducer producer = calls.producer("bulk2CloseJob?jobId=" + abortedJob(calls));
            producer.process(producer.getEndpoint().createExchange(), sync -> ends.incrementAndGet());
            await().untilAtomic(ends, equalTo(2));
        }
    }
}
