package io.mailroutes.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run did, over all its mailboxes. */
public final class RunReport {

    private static final int COULD_NOT_RUN = 1;
    private static final int WITH_DEAD_LETTERS = 2;
    private static final int STOPPED_EARLY = 3;

    private final String run;
    private final boolean dryRun;
    private final Instant started;
    private final List<MailboxReport> mailboxes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<LetterCount> rows = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private Instant ended;
    private long noLetters;
    private long waiting;
    private boolean stopped;
    private ApiCalls apiCalls = ApiCalls.NONE;

    public RunReport(String run, boolean dryRun, Instant started) {
        this.run = run;
        this.dryRun = dryRun;
        this.started = started;
        this.ended = started;
    }

    public synchronized void add(MailboxReport mailbox) {
        mailboxes.add(mailbox);
    }

    /** @param calls that were made for the run beside those for its mailboxes */
    public synchronized void end(Instant at, ApiCalls calls) {
        ended = at;
        apiCalls = mailboxes.stream().map(MailboxReport::apiCalls).reduce(calls, ApiCalls::plus);
    }

    /** Notes what a person should know of the run as a whole. */
    public synchronized void warn(String warning) {
        warnings.add(warning);
    }

    /** Adds a row that a dry run of a replay shows. */
    public synchronized void sample(String row) {
        samples.add(row);
    }

    /** What a dry run would have written, a few records of each kind of each mailbox, and a few rows. */
    public synchronized List<String> samples() {
        List<String> all = new ArrayList<>();
        mailboxes.forEach(mailbox -> all.addAll(mailbox.samples()));
        all.addAll(samples);
        return all;
    }

    /** Notes what kept back rows that belong to no mailbox, by no fault of theirs. */
    public synchronized void stopped(String reason) {
        stopped = true;
        if (!warnings.contains(reason)) {
            warnings.add(reason);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Counts lines in files of dead letters that cannot be sent again. */
    public synchronized void noLetters(long lines) {
        noLetters += lines;
    }

    /** Notes how many dead letters of earlier runs wait. */
    public synchronized void waiting(long letters) {
        waiting = letters;
    }

    /** Adds what a replay did with the letters of a file that are of rows, and so of no mailbox. */
    public synchronized void rowLetters(LetterCount count) {
        rows.add(count);
    }

    /** How many dead letters of earlier runs wait, as the run ended. */
    public synchronized long waiting() {
        return waiting;
    }

    /** What a person should know, of the run and its mailboxes. */
    public synchronized List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        mailboxes.forEach(mailbox -> all.addAll(mailbox.warnings()));
        return all;
    }

    /** What a replay did with the files of dead letters, each summed over the mailboxes and the rows. */
    public synchronized List<LetterCount> letters() {
        Map<String, LetterCount> sums = new LinkedHashMap<>();
        mailboxes.forEach(mailbox -> mailbox.letters()
                .forEach(count -> sums.merge(count.file(), count, LetterCount::plus)));
        rows.forEach(count -> sums.merge(count.file(), count, LetterCount::plus));
        return List.copyOf(sums.values());
    }

    public String run() {
        return run;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public synchronized Duration duration() {
        return Duration.between(started, ended);
    }

    public synchronized ApiCalls apiCalls() {
        return apiCalls;
    }

    public synchronized List<MailboxReport> mailboxes() {
        return List.copyOf(mailboxes);
    }

    /** The kinds, each summed over the mailboxes. */
    public synchronized Collection<KindReport> kinds() {
        Map<String, KindReport> sums = new LinkedHashMap<>();
        mailboxes.forEach(mailbox -> mailbox.kinds()
                .forEach(kind -> sums.computeIfAbsent(kind.kind(), KindReport::new).add(kind)));
        return sums.values();
    }

    /** The counts of one kind, summed over the mailboxes. */
    public KindReport kind(String name) {
        return kinds().stream().filter(kind -> kind.kind().equals(name)).findFirst()
                .orElseGet(() -> new KindReport(name));
    }

    /** Whether every record that was read is accounted for. */
    public boolean addsUp() {
        return mailboxes().stream().allMatch(mailbox -> mailbox.kinds().stream().allMatch(KindReport::addsUp));
    }

    /** 0 all done, 2 done but with dead letters, 3 stopped early, 1 something could not run or does not add up. */
    public int exitStatus() {
        if (!addsUp() || mailboxes().stream().anyMatch(mailbox -> !mailbox.failure().isEmpty())) {
            return COULD_NOT_RUN;
        }
        if (isStopped() || mailboxes().stream().anyMatch(mailbox -> !mailbox.stopped().isEmpty())) {
            return STOPPED_EARLY;
        }
        return anyDeadLetter() ? WITH_DEAD_LETTERS : 0;
    }

    private synchronized boolean anyDeadLetter() {
        return noLetters > 0 || kinds().stream().anyMatch(kind -> !kind.deadLettered().isEmpty())
                || letters().stream().anyMatch(file -> file.stay() > 0);
    }

    /**
     * Calls to Salesforce.
     *
     * @param used  by this run
     * @param left  of the org's daily allowance after the last answer; -1 when Salesforce did not say
     * @param most  the org's daily allowance; -1 when Salesforce did not say
     * @param bytes sent and received, as they crossed the network
     */
    public record ApiCalls(long used, long left, long most, long bytes) {
        public static final ApiCalls NONE = new ApiCalls(0, -1, -1, 0);

        /** @return both together; fewer are left after the later of the two */
        public ApiCalls plus(ApiCalls other) {
            ApiCalls later = left < 0 || other.left >= 0 && other.left < left ? other : this;
            return new ApiCalls(used + other.used, later.left, later.most, bytes + other.bytes);
        }
    }
}
