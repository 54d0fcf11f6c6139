package io.mailroutes.state;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunStoppedException;
import io.mailroutes.report.StageReport;
import io.mailroutes.report.StopSignal;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes the work on one mailbox. */
public final class MailboxRuns {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRuns.class);
    private static final long PROGRESS = 50_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path spool;
    private final CompanyDomain companies;
    private final boolean ownDomainIsInternal;
    private final LedgerDatabase ledger;
    private final StopSignal stop;

    /**
     * @param spool               folder for the runs' private folders
     * @param companies           the rules by which an address belongs to a company
     * @param ownDomainIsInternal whether the mailbox's own domain is taken as the user's company
     * @param ledger              that grants the right to write
     * @param stop                by which the process is told to stop
     */
    public MailboxRuns(Path spool, CompanyDomain companies, boolean ownDomainIsInternal, LedgerDatabase ledger,
            StopSignal stop) {
        this.spool = spool;
        this.companies = companies;
        this.ownDomainIsInternal = ownDomainIsInternal;
        this.ledger = ledger;
        this.stop = stop;
    }

    /** @param order a {@link MailboxOrder} as JSON */
    public MailboxRun open(@Body String order) {
        try {
            MailboxOrder parsed = JSON.readValue(order, MailboxOrder.class);
            LOG.info("{}: run {}{}", parsed.name(), parsed.run(), parsed.dryRun() ? " (dry run)" : "");
            return new MailboxRun(parsed, spool, rules(parsed));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an order to work on a mailbox: " + e.getOriginalMessage(), e);
        }
    }

    /** @return a new private file for what the CLI prints in a stage */
    public String spoolFile(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("stage") String stage) {
        return run.spoolFile(stage);
    }

    /** Counts a record that the CLI printed. */
    public void read(@Body JsonNode record, @ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("stage") String stage) {
        date(record).ifPresent(run::sawMessageOf);
        StageReport report = run.report().stage(stage);
        report.read(1);
        if (report.read() % PROGRESS == 0) {
            LOG.info("{}: {} {} read and mapped", run.report().mailbox(), report.read(), stage);
        }
    }

    // A message without a readable date is read again in the next run; that is all it costs.
    private static Optional<Instant> date(JsonNode record) {
        try {
            return record.hasNonNull("date") ? Optional.of(OffsetDateTime.parse(record.get("date").asText()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            LOG.debug("A message has the date {}", record.get("date"));
            return Optional.empty();
        }
    }

    /** Takes the right to write to the org; others that share the ledger wait until the mailbox is done. */
    public void lock(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("organization") String org) {
        run.hold(ledger.writerLock(org));
    }

    /** Notes that the mailbox could not be worked on to the end; other mailboxes go on. */
    public void failed(@ExchangeProperty("mailbox") MailboxRun run, Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        // The CLI that runs while the process is told to stop is stopped too.
        if (stop.isSet() || ObjectHelper.getException(RunStoppedException.class, cause) != null) {
            LOG.warn("{}: stopped early: {}", run.report().mailbox(), Reason.of(cause));
            run.report().stopped(Reason.of(cause));
        } else {
            LOG.error("{}: {}", run.report().mailbox(), Reason.of(cause));
            LOG.debug("The mailbox stopped here", cause);
            run.report().failed(Reason.of(cause));
        }
    }

    /** Counts as skipped what a stage had twice since the last count. */
    public void countDuplicates(@ExchangeProperty("mailbox") MailboxRun run, String stage) {
        run.report().stage(stage).skipped("the same twice in the export", run.staging().takeDuplicates());
    }

    /** Removes the run's private folder. @return what was done */
    public MailboxReport close(@ExchangeProperty("mailbox") MailboxRun run) {
        run.close();
        ledger.rest();
        // What was read before a stop and not settled is read again by the next run.
        run.report().stages().stream().filter(stage -> !run.report().isComplete() && stage.open() > 0)
                .forEach(stage -> stage.skipped("not reached in this run", stage.open()));
        return run.report();
    }

    private CompanyDomain rules(MailboxOrder order) {
        String own = order.email().substring(order.email().lastIndexOf('@') + 1);
        List<String> domain = CompanyDomain.registrable(own)
                .filter(each -> ownDomainIsInternal && !companies.isFreeMail(each)).map(List::of).orElse(List.of());
        return companies.withInternal(domain);
    }
}
