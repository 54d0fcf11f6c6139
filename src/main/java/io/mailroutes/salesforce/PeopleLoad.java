package io.mailroutes.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** The small case: decides when a mailbox is one, and lets the route send its people request by request. */
public final class PeopleLoad {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Targets targets;
    private final CompositeStyle style;
    private final String basePath;
    private final long threshold;

    /**
     * @param basePath  {@code /services/data/v65.0}
     * @param threshold from how many records on a mailbox is loaded object by object
     */
    public PeopleLoad(Targets targets, CompositeStyle style, String basePath, long threshold) {
        this.targets = targets;
        this.style = style;
        this.basePath = basePath;
        this.threshold = threshold;
    }

    /** Whether fewer records wait than the threshold. */
    public boolean isSmall(@ExchangeProperty("mailbox") MailboxRun run) {
        return targets.all().stream().mapToLong(target -> run.staging().count(target.stage(), Status.PENDING))
                .sum() < threshold;
    }

    /** @return the waiting people of a small mailbox */
    public People people(@ExchangeProperty("mailbox") MailboxRun run) {
        return new People(run, targets, style, basePath, Math.toIntExact(threshold));
    }

    /** Whether it is not known of some people if the last request wrote them. */
    public boolean isInDoubt(@ExchangeProperty("attempt") People people) {
        return people.isInDoubt();
    }

    /** Whether people wait for a request. */
    public boolean hasNext(@ExchangeProperty("attempt") People people) {
        return people.hasNext();
    }

    /** @return the body of the next request; empty when there is nothing to send but something to settle */
    public String next(@ExchangeProperty("attempt") People people) {
        JsonNode request = people.next();
        return request == null ? "" : request.toString();
    }

    /** @return what became of the records of the last request */
    public List<Loaded> apply(@ExchangeProperty("attempt") People people, @Body InputStream answer) throws IOException {
        JsonNode response = answer == null ? JSON.createObjectNode() : JSON.readTree(answer);
        return people.apply(response);
    }

    /** @throws TryAgainException when only people are left whom Salesforce could not take just now */
    public void endRound(@ExchangeProperty("attempt") People people) throws TryAgainException {
        people.endRound();
    }

    /** @return the records of a request that failed as a whole and would fail again */
    public List<Loaded> failed(@ExchangeProperty("attempt") People people, Exchange exchange) throws Exception {
        return people.failed(RetryableErrors.unwrapped(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }
}
