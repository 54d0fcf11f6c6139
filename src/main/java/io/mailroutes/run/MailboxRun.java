package io.mailroutes.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.deadletter.StagedLetters;
import io.mailroutes.known.Scope;
import io.mailroutes.known.WriterLock;
import io.mailroutes.mapping.CompanyDomain;
import io.mailroutes.mapping.MailboxFacts;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.MailboxReport;
import io.mailroutes.staging.Spool;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import io.mailroutes.staging.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One mailbox in one run: its private folder with the exports, its staged records and its counts. The routes carry it
 * as the exchange property {@code mailbox}.
 */
public final class MailboxRun implements MailboxFacts, AutoCloseable {

    private final MailboxOrder order;
    private final Supplier<String> org;
    private final PrivateFolder folder;
    private final CompanyDomain companies;
    private final ObjectNode facts;
    private final MailboxReport report;
    private final Staging staging;
    private final StagedLetters letters;
    private final Map<String, Spool> spools = new HashMap<>();
    private final Map<String, Instant> newest = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private WriterLock writerLock;
    private MappedRows rows;
    private RuntimeException mistake;
    private Reading reading;

    /**
     * @param order     what the mailbox queue carries
     * @param runs      folder under which the run's private folder is made
     * @param companies the rules by which an address belongs to a company
     * @param zone      the org's time zone
     * @param org       gives the id of the org, once this program has logged in
     */
    public MailboxRun(MailboxOrder order, Path runs, CompanyDomain companies, String zone, Supplier<String> org) {
        this.order = order;
        this.org = org;
        this.companies = companies;
        this.report = new MailboxReport(order.name());
        this.folder = new PrivateFolder(runs, order.run());
        this.staging = new Staging(folder.path());
        this.letters = order.order().isReplay() ? new StagedLetters(folder.path(), staging) : null;
        this.facts = JsonNodeFactory.instance.objectNode().put("address", order.email())
                .put("domain", order.email().substring(order.email().lastIndexOf('@') + 1)).put("grant", order.grant())
                .put("name", order.name()).put("run", order.run()).put("zone", zone);
    }

    /** What the mailbox queue carried. */
    public MailboxOrder order() {
        return order;
    }

    /** Under which name the ledger keeps what this mailbox sent: the grant, which stays when the address changes. */
    public String ledgerName() {
        return order.grant().isEmpty() ? report.mailbox() : order.grant();
    }

    /** @return the ledger's name for where records of this mailbox go to a target */
    public Scope scope(Target target) {
        return new Scope(org(), target.kind(), target.object(), ledgerName());
    }

    /** Id of the org that it is written to. */
    public String org() {
        return org.get();
    }

    public boolean isDryRun() {
        return order.order().dryRun();
    }

    /** Whether the mail comes from dead letters and not from the CLI. */
    public boolean isReplay() {
        return order.order().isReplay();
    }

    /** Whether nothing but the mappings is tried, on samples. */
    public boolean isProbe() {
        return order.probe();
    }

    /** Lets mapped records go to these rows, and nowhere else: nothing is looked up, loaded or kept. */
    void exportTo(MappedRows mapped) {
        rows = mapped;
    }

    /** Whether mapped records are not loaded, but go to {@link #rows}. */
    public boolean isExport() {
        return rows != null;
    }

    /** Where the mapped records of an export go; null for a run. */
    MappedRows rows() {
        return rows;
    }

    /** Whether all there is is read and compared, whatever is known of it. */
    public boolean readsAll() {
        return RunOrder.FULL.equals(order.order().since());
    }

    /** Whether what was refused before is tried again. */
    public boolean triesRefused() {
        return isReplay() || readsAll();
    }

    /** Takes the right to write to the org, which {@link #close} gives back. */
    public void hold(WriterLock lock) {
        writerLock = lock;
    }

    /** Notes the date of a record that was read. */
    public void sawDate(String kind, Instant date) {
        newest.merge(kind, date, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** @return by kind, the date of the newest record that was read whose list was not cut at its limit */
    public Map<String, Instant> newest() {
        Map<String, Instant> whole = new HashMap<>(newest);
        whole.keySet().removeAll(cut);
        return whole;
    }

    /** The list of a kind was cut at its limit, so that older records are missing. */
    public void cut(String kind) {
        cut.add(kind);
    }

    /** Begins to map an original, when what came before is mapped. */
    public void read(Reading next) {
        finishReading();
        reading = next;
    }

    /** The original that is being mapped; null for none. */
    public Reading reading() {
        return reading;
    }

    /** Counts the original that was mapped last, when no record came of it. */
    public void finishReading() {
        if (reading != null && !reading.isSettled() && !isProbe()) {
            leaveOut(reading.kind(), "left out by " + reading.kind());
        }
        reading = null;
    }

    /**
     * Counts that no record comes of the original at hand, or one less.
     *
     * @param kind   of the record
     * @param reason why
     */
    public void leaveOut(String kind, String reason) {
        reading.settle();
        if (reading.isSeed() && kind.equals(reading.kind())) {
            staging.add(StagedRecord.settled(kind, reading.id(), Status.SKIPPED, "",
                    JsonNodeFactory.instance.objectNode(), reason));
        } else {
            report.kind(kind).read(1);
            report.kind(kind).skipped(reason, 1);
        }
    }

    /** Counts as skipped what stood twice in an export, or in the letters of a replay. */
    public void countDuplicates() {
        staging.kinds().forEach(kind -> report.kind(kind).skipped("the same twice in the export",
                staging.takeDuplicates(kind)));
    }

    /** Notes that a sample of a kind that others refer to was mapped. */
    void tried(String kind) {
        tried.add(kind);
    }

    boolean isTried(String kind) {
        return tried.contains(kind);
    }

    /** Notes a mistake in a route, which ends the mapping of all that follows. */
    public void mistaken(RuntimeException exception) {
        mistake = mistake == null ? exception : mistake;
    }

    public boolean isMistaken() {
        return mistake != null;
    }

    /** @return what is to be mapped, which ends when a mistake is noted */
    public <T> Iterator<T> unlessMistaken(Iterator<T> originals) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !isMistaken() && originals.hasNext();
            }

            @Override
            public T next() {
                return originals.next();
            }
        };
    }

    /** @throws RuntimeException that was noted while records were mapped */
    public void requireNoMistake() {
        if (mistake != null) {
            throw mistake;
        }
    }

    /** How many records wait to be loaded. */
    public long waiting() {
        return staging.kinds().stream().mapToLong(kind -> staging.count(kind, Status.PENDING)).sum();
    }

    @Override
    public JsonNode facts() {
        return facts;
    }

    @Override
    public CompanyDomain companies() {
        return companies;
    }

    @Override
    public boolean isInternal(String address) {
        return address.equalsIgnoreCase(order.email()) || companies.isInternal(address);
    }

    public MailboxReport report() {
        return report;
    }

    public Staging staging() {
        return staging;
    }

    /** The dead letters of a replay; null in other runs. */
    public StagedLetters letters() {
        return letters;
    }

    /** The run's private folder. */
    public Path folder() {
        return folder.path();
    }

    /** @return a new file in the private folder that nobody else can read, for the CLI to print into */
    public Path newFile(String name) {
        return folder.newFile(name);
    }

    /** The private file of that name for what records are made from; a new one begins empty. */
    public Spool spool(String name) {
        return spools.computeIfAbsent(name, file -> new Spool(newFile(file)));
    }

    /** Deletes the private folder with all that is in it. */
    @Override
    public void close() {
        if (writerLock != null) {
            writerLock.close();
        }
        if (letters != null) {
            letters.close();
        }
        staging.close();
        spools.values().forEach(Spool::close);
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the run's private folder " + folder.path(), e);
        }
    }

    /** What a guess finds who takes the property {@code mailbox} for text: the mailbox's address. */
    @Override
    public String toString() {
        return order.email();
    }
}
