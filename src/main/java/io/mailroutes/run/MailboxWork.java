package io.mailroutes.run;

import io.mailroutes.known.LedgerException;
import io.mailroutes.known.RunMailboxes;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport.ApiCalls;
import io.mailroutes.report.RunStoppedException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.HostUtils;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mailboxes of runs, whoever began these, and tells in the ledger database what became of them. As the bean
 * {@code mailroutesWork}.
 */
public final class MailboxWork {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWork.class);
    private static final int BEATS = 5;

    private final CamelContext context;
    private final RunMailboxes mailboxes;
    private final String worker;
    private final long beatMillis;
    private final Supplier<ApiCalls> usage;

    /**
     * @param timeout after which a worker that is not heard of counts as gone ({@code mailbox.worker-timeout})
     * @param usage   takes what was used of the org's API calls
     */
    public MailboxWork(CamelContext context, RunMailboxes mailboxes, Duration timeout, Supplier<ApiCalls> usage) {
        this.context = context;
        this.mailboxes = mailboxes;
        this.worker = machine() + ", process " + ProcessHandle.current().pid() + ", Camel context " + context.getName();
        this.beatMillis = Math.max(1, timeout.toMillis() / BEATS);
        this.usage = usage;
    }

    private static String machine() {
        try {
            return HostUtils.getLocalHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    /** The name of this process, for people and to tell it from others. */
    public String worker() {
        return worker;
    }

    /**
     * Takes a mailbox, once, however often it is delivered.
     *
     * @param json a {@link MailboxOrder}
     * @return null when there is nothing to do, which the log explains
     */
    public Claim take(@Body String json) {
        MailboxOrder order;
        try {
            order = MailboxOrder.parse(json);
        } catch (IllegalArgumentException e) {
            LOG.error("A message of mailbox.queue is left out: {}", e.getMessage());
            return null;
        }
        if (mailboxes.take(order.run(), order.number(), worker)) {
            return new Claim(order, beat(order));
        }
        if (mailboxes.isKnown(order.run(), order.number())) {
            LOG.info("{}: left out, since run {} took it back, or another worker has it", order.name(), order.run());
        } else {
            LOG.error("{}: left out, since the ledger does not know of run {}. To do: give this process the ledger.url of "
                    + "the one that began the run", order.name(), order.run());
        }
        return null;
    }

    private ScheduledExecutorService beat(MailboxOrder order) {
        ScheduledExecutorService beat = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this,
                "mailroutesBeat");
        beat.scheduleWithFixedDelay(() -> beat(order, beat), beatMillis, beatMillis, TimeUnit.MILLISECONDS);
        return beat;
    }

    private void beat(MailboxOrder order, ScheduledExecutorService beat) {
        try {
            if (!mailboxes.beat(order.run(), order.number(), worker)) {
                LOG.warn("{}: run {} does not wait for it any more", order.name(), order.run());
                beat.shutdown();
            }
        } catch (LedgerException e) {
            LOG.warn("{}: cannot tell run {} that it is still worked on: {}", order.name(), order.run(), e.getMessage());
        }
    }

    /** @return the report of a mailbox on which the work could not be begun or ended */
    public MailboxReport failed(@ExchangeProperty("claim") Claim claim, Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        MailboxReport report = new MailboxReport(claim.order().name());
        if (ObjectHelper.getException(RunStoppedException.class, cause) != null) {
            report.stopped(Reason.of(cause));
            return report;
        }
        LOG.error("{}: {}", claim.order().name(), Reason.of(cause));
        LOG.debug("The mailbox stopped here", cause);
        report.failed(Reason.of(cause));
        return report;
    }

    /** Tells the run what became of a mailbox. */
    public void done(@ExchangeProperty("claim") Claim claim, @Body MailboxReport report) {
        MailboxOrder order = claim.order();
        report.called(usage.get());
        try {
            if (!mailboxes.done(order.run(), order.number(), worker, report.toJson())) {
                LOG.warn("{}: worked on to the end, but run {} had given it up (mailbox.worker-timeout). What was written "
                        + "is in the ledger", order.name(), order.run());
            }
        } finally {
            context.getExecutorServiceManager().shutdownNow(claim.beat());
        }
    }

    /** Logs why a mailbox could not be taken, or its report not be kept, and leaves the message to the queue. */
    public void refuse(Exchange exchange) throws Exception {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("A mailbox of mailbox.queue: {}", Reason.of(cause));
        throw cause;
    }
}
