package io.mailroutes.run;

import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.RunReport.ApiCalls;
import io.mailroutes.report.Summary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

import io.mailroutes.report.RunReport.ApiCalls;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends a run, as the bean {@code mailroutesRuns}. */
public final class Runs {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Clock clock;
    private final Supplier<ApiCalls> usage;
    private final String queue;
    private ApiCalls before = ApiCalls.NONE;

    /**
     * @param usage what this process used of the org's API calls so far
     * @param queue endpoint on which mailboxes are put ({@code mailbox.queue})
     */
    public Runs(Clock clock, Supplier<ApiCalls> usage, String queue) {
        this.clock = clock;
        this.usage = usage;
        this.queue = queue;
    }

    /** @return what the run is to do */
    public RunOrder order(@Body Object body) {
        return body instanceof RunOrder order ? order : RunOrder.sync();
    }

    /** @return the endpoint on which the run puts its mailboxes */
    public String queue(@ExchangeProperty("order") RunOrder order) {
        return order.isReplay() ? "direct:mailroutes-mailbox" : queue;
    }

    /** @return the report of a new run, named by its start in UTC */
    public RunReport begin(@ExchangeProperty("order") RunOrder order) {
        before = usage.get();
        Instant now = clock.instant();
        return new RunReport(name(now), order.dryRun(), now);
    }

    /** @return the name of a run, or of a load of a route of the user's, that begins now */
    public static String name(Instant now) {
        return NAME.format(now);
    }

    /** Adds what was done with a mailbox, where the mailbox queue gives it back. */
    public void add(@ExchangeProperty("report") RunReport report, @Body Object answer) {
        if (answer instanceof MailboxReport mailbox) {
            report.add(mailbox);
        }
    }

    /** Logs the summary of a run that nobody waited for, line by line: many a log cuts a long message. */
    public void tell(@Body RunReport report) {
        Summary.of(report).lines().forEach(LOG::info);
    }

    /** Logs why a run that nobody waited for did not happen; the next one comes by the schedule. */
    public void tellFailure(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("The run could not begin: {}", Reason.of(cause));
        LOG.debug("The run stopped here", cause);
    }

    /** @return the run's report, closed */
    public RunReport end(@ExchangeProperty("report") RunReport report) {
        ApiCalls now = usage.get();
        report.end(clock.instant(),
                new ApiCalls(now.used() - before.used(), now.left(), now.most(), now.bytes() - before.bytes()));
        return report;
    }
}
