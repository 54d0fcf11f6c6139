package io.mailroutes.salesforce;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever refuses a call, Salesforce or a proxy, and in whatever words: it is an exception with the status. */
class CallEndTest {

    private static final String ERROR = "[{\"errorCode\":\"SOME_CODE\",\"message\":\"some words\",\"new\":\"field\"}]";
    private static final List<String> OPERATIONS = List.of("composite",
            "raw?format=JSON&rawMethod=POST&rawPath=/services/data/v65.0/composite/graph",
            "compositeCreateSObjectCollections",
            "compositeUpsertSObjectCollections?sObjectName=Lead&sObjectIdName=Email",
            "bulk2CreateJob", "bulk2CreateBatch?jobId=1", "bulk2GetJob?jobId=1", "bulk2CloseJob?jobId=1",
            "bulk2AbortJob?jobId=1", "bulk2GetSuccessfulResults?jobId=1", "bulk2GetFailedResults?jobId=1",
            "getDescription?sObjectName=Contact", "query", "queryMore", "limits");

    private static StubOrg org;
    private static CallContext calls;

    @BeforeAll
    static void start() throws Exception {
        org = new StubOrg();
        calls = new CallContext(CallContext.login(org.url(), "client", "secret"));
    }

    @AfterAll
    static void stop() {
        calls.close();
        org.close();
        assertThat(calls.ends().values()).as("each call ended once").allMatch(count -> count.get() == 1);
    }

    private static Exchange call(String operation) {
        Object body = operation.contains("Collections") ? List.of(Map.of("LastName", "Chen"))
                : operation.contains("CreateJob") ? new Job() : "/services/data/v65.0/query/1";
        return calls.call(operation, body);
    }

    static Stream<Arguments> refusals() {
        return OPERATIONS.stream().flatMap(operation -> Stream.of(400, 401, 403, 404, 429, 500, 502, 503)
                .flatMap(status -> Stream.of(ERROR, "<html>gone</html>", "")
                        .map(body -> Arguments.of(operation, status, body))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnExceptionWithTheStatus(String operation, int status, String body) {
        org.answers(status, body);
        Exception caught = CallContext.caught(call(operation));
        assertThat(caught).isInstanceOfSatisfying(SalesforceException.class,
                exception -> assertThat(exception.getStatusCode()).isEqualTo(status));
        // Camel logs in again after a 401, and in the end tells of no error but the status.
        if (body.equals(ERROR) && status != 401) {
            assertThat(ApiErrors.first(caught)).map(RestError::getErrorCode).hasValue("SOME_CODE");
            assertThat(ApiErrors.refusal(caught)).isEqualTo(new Refusal("SOME_CODE", "some words"));
        } else {
            assertThat(ApiErrors.refusal(caught).code()).isEqualTo("HTTP_" + status);
        }
    }

    static Stream<Arguments> noAnswers() {
        return OPERATIONS.stream().filter(operation -> !operation.contains("CreateBatch"))
                .flatMap(operation -> Stream.of("", "<html>gone</html>", "{}")
                        .map(body -> Arguments.of(operation, body)))
                .filter(each -> isRead((String) each.get()[0]) || "".equals(each.get()[1]));
    }

    // The others hand over the text as it is.
    private static boolean isRead(String operation) {
        return operation.contains("Collections") || operation.contains("Job");
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void anAnswerThatIsNotWholeIsNone(String operation, String body) {
        org.answers(200, body);
        Exception caught = CallContext.caught(call(operation));
        assertThat(CallErrors.hasNoAnswer(caught)).isTrue();
        assertThat(caught).isInstanceOfAny(IOException.class, SalesforceException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void anUploadHasNoAnswer(int status) {
        org.answers(status, "");
        Exchange exchange = call("bulk2CreateBatch?jobId=1");
        assertThat(CallContext.caught(exchange)).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void anAnswerComesWithItsStatus() {
        org.answers(200, "{\"compositeResponse\":[]}");
        Exchange exchange = call("composite");
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"compositeResponse\":[]}");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo("200");
    }
}
