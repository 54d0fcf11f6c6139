package io.mailroutes.run;

import io.mailroutes.known.RunMailboxes;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.RunReport.ApiCalls;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.report.Summary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends a run, as the bean {@code mailroutesRuns}. */
public final class Runs {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Clock clock;
    private final Supplier<ApiCalls> usage;
    private final RunMailboxes mailboxes;
    private final MailboxQueue queue;
    private final ToLongFunction<String> waiting;

    /**
     * @param usage   takes what this process used of the org's API calls
     * @param queue   on which mailboxes are put
     * @param waiting how many dead letters there are of other runs than the one of this name
     */
    public Runs(Clock clock, Supplier<ApiCalls> usage, RunMailboxes mailboxes, MailboxQueue queue,
            ToLongFunction<String> waiting) {
        this.clock = clock;
        this.usage = usage;
        this.mailboxes = mailboxes;
        this.queue = queue;
        this.waiting = waiting;
    }

    /** @return what the run is to do */
    public RunOrder order(@Body Object body) {
        return body instanceof RunOrder order ? order : RunOrder.sync();
    }

    /** @return the report of a new run, named by its start in UTC */
    public RunReport begin(@ExchangeProperty("order") RunOrder order) {
        usage.get();
        Instant start = clock.instant();
        // Two machines may begin in the same millisecond.
        while (!mailboxes.begin(name(start), queue.name(order))) {
            start = start.plusMillis(1);
        }
        return new RunReport(name(start), order.dryRun(), start);
    }

    /** @return the name of a run, or of a load of a route of the user's, that begins now */
    public static String name(Instant now) {
        return NAME.format(now);
    }

    /** Logs the summary of a run that nobody waited for, line by line: many a log cuts a long message. */
    public void tell(@Body RunReport report) {
        Summary.of(report).lines().forEach(LOG::info);
    }

    /** Logs why a run that nobody waited for did not happen; the next one comes by the schedule. */
    public void tellFailure(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (ObjectHelper.getException(RunStoppedException.class, cause) == null) {
            LOG.error("The run could not begin: {}", Reason.of(cause));
        } else {
            LOG.warn("The run did not begin: {}", Reason.of(cause));
        }
        LOG.debug("The run stopped here", cause);
    }

    // The run is done; that the files of earlier ones cannot be read is no reason to lose what it has to tell.
    private void countWaiting(RunReport report) {
        try {
            report.waiting(waiting.applyAsLong(report.run()));
        } catch (RuntimeException e) {
            report.warn(Reason.of(e));
        }
    }

    /** @return the run's report, closed */
    public RunReport end(@ExchangeProperty("report") RunReport report, @ExchangeProperty("order") RunOrder order) {
        if (!order.isReplay()) {
            countWaiting(report);
        }
        report.end(clock.instant(), usage.get());
        return report;
    }
}
