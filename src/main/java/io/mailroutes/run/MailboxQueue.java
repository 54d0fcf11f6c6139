package io.mailroutes.run;

import io.mailroutes.known.RunMailbox;
import io.mailroutes.known.RunMailbox.State;
import io.mailroutes.known.RunMailboxes;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the mailboxes of a run where workers take them, waits until the ledger database says that all are done, and adds
 * up what they report. As the bean {@code mailroutesQueue}.
 */
public final class MailboxQueue {

    /** Where mailboxes are worked on at once, by the process that began the run. */
    public static final String DIRECT = "direct:mailroutes-mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(MailboxQueue.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final int LOOKS = 5;

    private final String uri;
    private final Duration workerTimeout;
    private final RunMailboxes mailboxes;
    private final StopSignal stop;
    private final String worker;

    /**
     * @param uri           endpoint on which mailboxes are put ({@code mailbox.queue})
     * @param workerTimeout after which a worker that is not heard of counts as gone ({@code mailbox.worker-timeout})
     * @param worker        the name of this process, when it works itself
     */
    public MailboxQueue(String uri, Duration workerTimeout, RunMailboxes mailboxes, StopSignal stop, String worker) {
        this.uri = uri;
        this.workerTimeout = workerTimeout;
        this.mailboxes = mailboxes;
        this.stop = stop;
        this.worker = worker;
    }

    /** @return the endpoint on which a run puts its mailboxes; dead letters are files of this machine */
    public String endpoint(@ExchangeProperty("order") RunOrder order) {
        return order.isReplay() ? DIRECT : uri;
    }

    /** @return the same without parameters, which may be secret */
    public String name(RunOrder order) {
        return endpoint(order).replaceFirst("\\?.*", "");
    }

    /**
     * Notes the mailboxes in the ledger database.
     *
     * @return what is put on the queue, JSON
     */
    public List<String> put(@Body List<MailboxOrder> orders, @ExchangeProperty("report") RunReport report) {
        mailboxes.put(report.run(), orders.stream().map(MailboxOrder::name).toList());
        List<String> numbered = new ArrayList<>();
        orders.forEach(order -> numbered.add(order.numbered(numbered.size() + 1).toJson()));
        return numbered;
    }

    /** Notes that a mailbox could not be put on the queue. */
    public void notPut(@Body String json, Exchange exchange) {
        MailboxOrder order = MailboxOrder.parse(json);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        MailboxReport report = new MailboxReport(order.name());
        report.failed("It could not be put on " + name(order.order()) + " (mailbox.queue): " + Reason.of(cause)
                + ". To do: see that the queue is there and has room");
        LOG.error("{}: {}", order.name(), report.failure());
        mailboxes.notTaken(order.run(), order.number(), report.toJson());
    }

    /** A run begins to wait. */
    public RunWait begin(@ExchangeProperty("report") RunReport report, @ExchangeProperty("order") RunOrder order) {
        return new RunWait(report.run(), name(order));
    }

    /** Whether it has to wait on. Takes back what nobody begins, and gives up those of whom nothing is heard. */
    public boolean isWaiting(@ExchangeProperty("wait") RunWait wait) {
        Map<State, Integer> count = mailboxes.count(wait.run());
        int waiting = count.getOrDefault(State.WAITING, 0);
        int working = count.getOrDefault(State.WORKING, 0);
        if (stop.isSet()) {
            mailboxes.withdraw(wait.run(), "the process was told to stop");
            return isWorkingHere(wait.run());
        }
        if (working > 0 && wait.isTimeToLook(workerTimeout.dividedBy(LOOKS))) {
            mailboxes.giveUp(wait.run(), workerTimeout);
        }
        if (waiting > 0 && working == 0 && wait.isLongerThan(workerTimeout)
                && !mailboxes.isServed(wait.queue(), workerTimeout)) {
            mailboxes.withdraw(wait.run(), "no worker took it off " + wait.queue() + " within " + text(workerTimeout)
                    + " (mailbox.worker-timeout). To do: start workers with the same mailbox.queue and ledger.url as here");
        }
        if (waiting + working > 0 && wait.isTimeToTell(TELL_EVERY)) {
            int all = count.values().stream().mapToInt(Integer::intValue).sum();
            LOG.info("{} of {} mailboxes done, {} in work", all - waiting - working, all, working);
        }
        return waiting + working > 0;
    }

    // They are on their way to a safe point.
    private boolean isWorkingHere(String run) {
        return mailboxes.all(run).stream()
                .anyMatch(mailbox -> mailbox.state() == State.WORKING && mailbox.worker().equals(worker));
    }

    /** Adds to the run's report what became of its mailboxes. */
    public void sum(@ExchangeProperty("report") RunReport report) {
        mailboxes.all(report.run()).forEach(mailbox -> report.add(reportOf(mailbox)));
    }

    private MailboxReport reportOf(RunMailbox mailbox) {
        if (mailbox.state() == State.DONE) {
            return told(mailbox);
        }
        MailboxReport report = new MailboxReport(mailbox.mailbox());
        report.stopped(switch (mailbox.state()) {
            case LOST -> "its worker, " + mailbox.worker() + ", died or lost the ledger: nothing was heard of it for "
                    + text(workerTimeout) + " (mailbox.worker-timeout). To do: see that machine's log, and start it again";
            case WORKING -> "the process was told to stop, and does not wait for " + mailbox.worker()
                    + ", which goes on with it";
            default -> mailbox.report();
        });
        return report;
    }

    // Which of many machines it was helps to find out why.
    private MailboxReport told(RunMailbox mailbox) {
        MailboxReport report = MailboxReport.parse(mailbox.report());
        String by = mailbox.worker().isEmpty() || mailbox.worker().equals(worker) ? "" : " (" + mailbox.worker() + ")";
        if (!report.failure().isEmpty()) {
            report.failed(report.failure() + by);
        }
        if (!report.stopped().isEmpty()) {
            report.stopped(report.stopped() + by);
        }
        return report;
    }

    private static String text(Duration time) {
        return time.toSeconds() + " s";
    }
}
