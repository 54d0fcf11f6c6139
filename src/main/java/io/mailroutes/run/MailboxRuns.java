package io.mailroutes.run;

import io.mailroutes.known.LedgerDatabase;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.OrgZone;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.report.Reason;
import io.mailroutes.report.RunReport;
import io.mailroutes.report.RunStoppedException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes the work on one mailbox, as the bean {@code mailroutesMailboxRuns}. */
public final class MailboxRuns {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxRuns.class);
    private static final String SAMPLE_ADDRESS = "you@your-company.example";

    private final Path folder;
    private final CompanyDomain companies;
    private final boolean ownDomainIsInternal;
    private final OrgZone zone;
    private final Kinds kinds;
    private final LedgerDatabase ledger;
    private final Watermarks watermarks;
    private final StopSignal stop;
    private final Supplier<String> org;

    /**
     * @param folder              for the runs' private folders
     * @param companies           the rules by which an address belongs to a company
     * @param ownDomainIsInternal whether the mailbox's own domain is taken as the user's company
     * @param zone                the org's
     * @param ledger              that grants the right to write
     * @param watermarks          that are moved when a mailbox is done
     * @param stop                by which the process is told to stop
     * @param org                 gives the id of the org, once this program has logged in
     */
    public MailboxRuns(Path folder, CompanyDomain companies, boolean ownDomainIsInternal, OrgZone zone, Kinds kinds,
            LedgerDatabase ledger, Watermarks watermarks, StopSignal stop, Supplier<String> org) {
        this.folder = folder;
        this.companies = companies;
        this.ownDomainIsInternal = ownDomainIsInternal;
        this.zone = zone;
        this.kinds = kinds;
        this.ledger = ledger;
        this.watermarks = watermarks;
        this.stop = stop;
        this.org = org;
    }

    /** Begins the work on a mailbox that was taken. */
    public MailboxRun open(@ExchangeProperty("claim") Claim claim) {
        MailboxOrder order = claim.order();
        LOG.info("{}: run {}{}", order.name(), order.run(), order.order().dryRun() ? " (dry run)" : "");
        MailboxRun run = new MailboxRun(order, folder, rules(order), zone.get().toString(), org);
        run.report().tellKinds(kinds.parentsFirst());
        if (order.email().isEmpty() && !run.isReplay()) {
            run.report().warn("The mailbox's own address is not known, so its own mail and the own company's make Contacts "
                    + "and Accounts. To do: set mailbox.address.");
        }
        return run;
    }

    /**
     * Begins to export a mailbox. It works beside a run, in a private folder that no run cleans up.
     *
     * @param rows where its mapped records go
     */
    public MailboxRun export(@Body MailboxOrder order, @ExchangeProperty("csv") MappedRows rows) {
        MailboxRun run = new MailboxRun(order, Path.of(System.getProperty("java.io.tmpdir")), rules(order),
                zone.get().toString(), org);
        run.exportTo(rows);
        return run;
    }

    /** Removes the private folder of an export, and adds what was read to the report. */
    public void exported(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("report") RunReport report) {
        report.add(run.report());
        run.close();
    }

    /** @return a mailbox of samples, to try the mappings of some kinds */
    public MailboxRun probe(List<String> names) {
        return new MailboxRun(MailboxOrder.probe(SAMPLE_ADDRESS, names), folder, companies, zone.get().toString(), org);
    }

    /** Takes the right to write to the org; others that share the ledger wait until the mailbox is done. */
    public void lock(@ExchangeProperty("mailbox") MailboxRun run) {
        if (!run.isDryRun()) {
            run.hold(ledger.writerLock(run.org()));
        }
    }

    /** Notes up to when the mailbox is read, now that it is worked on to the end. */
    public void done(@ExchangeProperty("mailbox") MailboxRun run) {
        watermarks.move(run);
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

    /** Removes the run's private folder. @return what was done */
    public MailboxReport close(@ExchangeProperty("mailbox") MailboxRun run) {
        run.close();
        ledger.rest();
        // What was read before a stop and not settled is read again by the next run.
        run.report().kinds().stream().filter(kind -> !run.report().isComplete() && kind.open() > 0)
                .forEach(kind -> kind.skipped("not reached in this run", kind.open()));
        return run.report();
    }

    private CompanyDomain rules(MailboxOrder order) {
        String own = order.email().substring(order.email().lastIndexOf('@') + 1);
        List<String> domain = CompanyDomain.registrable(own)
                .filter(each -> ownDomainIsInternal && !companies.isFreeMail(each)).map(List::of).orElse(List.of());
        return companies.withInternal(domain);
    }
}
