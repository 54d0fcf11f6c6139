package io.mailroutes.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.report.MailboxReport;

/**
 * One mailbox in one run: its private folder with the exports, its staged records and its counts. The routes carry it
 * as the exchange property {@code mailbox}.
 */
public final class MailboxRun implements AutoCloseable {

    /** Why a record is skipped that has a dead letter already. */
    public static final String REFUSED_BEFORE = "refused before, see its dead letter";

    private final String run;
    private final String grant;
    private final MailboxOrder order;
    private final Path folder;
    private final CompanyDomain companies;
    private final String ownAddress;
    private final MailboxReport report;
    private final Staging staging;
    private final StagedLetters letters;
    private final Map<String, Spool> spools = new HashMap<>();
    private WriterLock writerLock = WriterLock.NONE;
    private Instant newestMessage = Instant.MIN;
    private boolean cut;
    private LocalDate since = LocalDate.EPOCH;

    /**
     * @param order     what the mailbox queue carries
     * @param spool     folder under which the run's private folder is made
     * @param companies the rules by which an address belongs to a company
     */
    public MailboxRun(MailboxOrder order, Path spool, CompanyDomain companies) {
        this.run = order.run();
        this.grant = order.grant();
        this.order = order;
        this.ownAddress = order.email();
        this.companies = companies;
        this.report = new MailboxReport(order.name());
        this.folder = privateFolder(spool, run);
        this.staging = new Staging(folder);
        this.letters = isReplay() ? new StagedLetters(staging) : null;
    }

    public String run() {
        return run;
    }

    /** The grant id; empty for the CLI's default grant. */
    public String getGrant() {
        return grant;
    }

    /** Under which name the ledger keeps what this mailbox sent: the grant, which stays when the address changes. */
    public String ledgerName() {
        return grant.isEmpty() ? report.mailbox() : grant;
    }

    public boolean isDryRun() {
        return order.dryRun();
    }

    /** What the mailbox queue carried. */
    public MailboxOrder order() {
        return order;
    }

    /** Whether the mail comes from dead letters and not from the CLI. */
    public boolean isReplay() {
        return !order.replay().isEmpty();
    }

    /** Whether what was refused before is tried again. */
    public boolean triesRefused() {
        return isReplay() || readsAll();
    }

    /** Whether all there is is read and compared, whatever is known of it. */
    public boolean readsAll() {
        return MailboxOrder.FULL.equals(order.since());
    }

    /** Takes the right to write to the org, which {@link #close} gives back. */
    public void hold(WriterLock lock) {
        writerLock = lock;
    }

    /** Mail is read from this day on, as the CLI's machine counts days. */
    public void readSince(LocalDate day) {
        since = day;
    }

    public LocalDate since() {
        return since;
    }

    /** Notes the date of a message that was read. */
    public void sawMessageOf(Instant date) {
        newestMessage = date.isAfter(newestMessage) ? date : newestMessage;
    }

    /** The date of the newest message that was read; {@link Instant#MIN} for none. */
    public Instant newestMessage() {
        return newestMessage;
    }

    /** The list of messages was cut at its limit, so that older ones are missing. */
    public void cut() {
        cut = true;
    }

    public boolean isCut() {
        return cut;
    }

    /** The rules by which an address belongs to a company, the mailbox's own company taken as internal. */
    public CompanyDomain companies() {
        return companies;
    }

    /** Whether mail from this address is the user's own or a colleague's. */
    public boolean isInternal(String address) {
        return address.equalsIgnoreCase(ownAddress) || companies.isInternal(address);
    }

    public MailboxReport report() {
        return report;
    }

    public Staging staging() {
        return staging;
    }

    /** Stages a record; a replay notes which of its letters became it. */
    public void stage(StagedRecord record) {
        staging.add(record);
        if (isReplay()) {
            letters.became(record);
        }
    }

    /** The dead letters of a replay. */
    public StagedLetters letters() {
        return letters;
    }

    public StagedRecords records() {
        return new StagedRecords(staging);
    }

    /** The run's private folder. */
    public Path folder() {
        return folder;
    }

    /** @return a new file in the private folder that nobody else can read, for the CLI to print into */
    public String spoolFile(String name) {
        try {
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------"))).toString();
        } catch (IOException e) {
            throw new StateException("Cannot make the export file " + name + " in " + folder, e);
        }
    }

    /** The private file of that name for what records are made from; a new one begins empty. */
    public Spool spool(String name) {
        return spools.computeIfAbsent(name, file -> new Spool(Path.of(spoolFile(file))));
    }

    private static Path privateFolder(Path spool, String run) {
        try {
            Files.createDirectories(spool);
            return Files.createTempDirectory(spool, run + "-");
        } catch (IOException e) {
            throw new StateException("Cannot make the run's private folder under " + spool
                    + ". To do: make state.folder writable", e);
        }
    }

    /** Deletes the private folder with all that is in it. */
    @Override
    public void close() {
        writerLock.close();
        staging.close();
        spools.values().forEach(Spool::close);
        try {
            StateFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the run's private folder " + folder, e);
        }
    }
}
