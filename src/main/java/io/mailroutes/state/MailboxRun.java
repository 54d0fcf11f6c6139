package io.mailroutes.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.report.MailboxReport;

/**
 * One mailbox in one run: its private folder with the exports, its staged records and its counts. The routes carry it
 * as the exchange property {@code mailbox}.
 */
public final class MailboxRun implements AutoCloseable {

    private final String run;
    private final String grant;
    private final boolean dryRun;
    private final Path folder;
    private final CompanyDomain companies;
    private final String ownAddress;
    private final MailboxReport report;
    private final Staging staging;

    /**
     * @param order     what the mailbox queue carries
     * @param spool     folder under which the run's private folder is made
     * @param companies the rules by which an address belongs to a company
     */
    public MailboxRun(MailboxOrder order, Path spool, CompanyDomain companies) {
        this.run = order.run();
        this.grant = order.grant();
        this.dryRun = order.dryRun();
        this.ownAddress = order.email();
        this.companies = companies;
        this.report = new MailboxReport(order.name());
        this.folder = privateFolder(spool, run);
        this.staging = new Staging(folder);
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
        return dryRun;
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
        staging.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(MailboxRun::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the run's private folder " + folder, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
