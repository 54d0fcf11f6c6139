package io.mailroutes.known;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.report.KindReport;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.salesforce.Fault;
import io.mailroutes.salesforce.Faults;
import io.mailroutes.salesforce.Refusal;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the staged records that the ledger says were sent or refused before, so that they are not sent again. */
public final class KnownRecords {

    /** Why a record is skipped that had a dead letter already, which somebody may have sent again or deleted since. */
    public static final String REFUSED_BEFORE = "refused before, and the same since";

    private final Kinds kinds;
    private final Ledger ledger;
    private final Aliases aliases;

    public KnownRecords(Kinds kinds, Ledger ledger, Aliases aliases) {
        this.kinds = kinds;
        this.ledger = ledger;
        this.aliases = aliases;
    }

    Map<String, Sent> find(MailboxRun run, String kind, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : ledger.find(run.scope(kinds.target(kind)), keys);
    }

    /**
     * Marks as unchanged what was sent before: a record that is only created always, another one when it is the same as
     * then. What was refused before and is the same as then is skipped.
     *
     * @return the records that wait all the same
     */
    List<StagedRecord> mark(MailboxRun run, String kind, List<StagedRecord> page) {
        Map<String, Sent> sent = find(run, kind, page.stream().map(StagedRecord::key).toList());
        Map<String, String> otherwise = idsByOtherKeys(run, kind, page, sent);
        KindReport report = run.report().kind(kind);
        List<StagedRecord> waiting = new ArrayList<>();
        List<StagedRecord> known = new ArrayList<>();
        for (StagedRecord record : page) {
            Sent before = sent.get(record.key());
            if (otherwise.containsKey(record.key())) {
                known.add(record.as(Status.UNCHANGED, otherwise.get(record.key())));
                report.unchanged(1);
            } else if (before != null && before.isRefused() && isRefusedAgain(run, record, before)) {
                known.add(skipped(report, record));
            } else if (before != null && !before.isRefused() && isDone(run, record, before)) {
                known.add(record.as(Status.UNCHANGED, before.id()));
                report.unchanged(1);
            } else {
                waiting.add(record);
            }
        }
        run.staging().settle(known);
        aliases.note(run, kind, known);
        return waiting;
    }

    /**
     * @param sent what is known of the records by their keys
     * @return by key, the Salesforce ids of records that were sent under another of their keys
     */
    private Map<String, String> idsByOtherKeys(MailboxRun run, String kind, List<StagedRecord> page,
            Map<String, Sent> sent) {
        List<StagedRecord> open = page.stream().filter(record -> !record.otherKeys().isEmpty()
                && (!sent.containsKey(record.key()) || sent.get(record.key()).isRefused())).toList();
        List<String> others = open.stream().flatMap(record -> record.otherKeys().stream()).distinct().toList();
        Map<String, Sent> found = new HashMap<>(aliases.find(run, kind, others));
        find(run, kind, others).forEach((key, before) -> {
            if (!before.isRefused()) {
                found.put(key, Sent.written(Fingerprint.of(key), before.id(), ""));
            }
        });
        Map<String, String> byKey = new HashMap<>();
        open.forEach(record -> record.otherKeys().stream().filter(found::containsKey)
                .filter(key -> !isOfAnother(run, record, key, found.get(key))).findFirst()
                .ifPresent(key -> byKey.put(record.key(), found.get(key).id())));
        return byKey;
    }

    // Of two messages with the same content in one folder only one was sent; one that moved is there no more.
    private static boolean isOfAnother(MailboxRun run, StagedRecord record, String key, Sent sent) {
        return run.staging().apart(record, key).stream().anyMatch(other -> !other.equals(record.key())
                && Fingerprint.of(other).equals(sent.fingerprint()));
    }

    /**
     * Skips those of some records that others refer to, when they were refused before and are the same as then. What was
     * refused for no fault of its own goes again with whoever wants it now, who is not to fall for what is past.
     */
    void markRefused(MailboxRun run, String kind, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<StagedRecord> waiting = keys.stream().map(key -> run.staging().find(kind, key)).filter(Objects::nonNull)
                .filter(StagedRecord::isPending).toList();
        Map<String, Sent> sent = find(run, kind, waiting.stream().map(StagedRecord::key).toList());
        KindReport report = run.report().kind(kind);
        run.staging().settle(waiting.stream().filter(record -> {
            Sent before = sent.get(record.key());
            return before != null && before.isRefused() && !mayGoAgain(before.refused())
                    && isRefusedAgain(run, record, before);
        }).map(record -> skipped(report, record)).toList());
    }

    private static boolean mayGoAgain(String code) {
        return FaultOfOthers.codes().contains(code) || Faults.of(new Refusal(code, "")) != Fault.RECORD;
    }

    // The same record would be refused again in every run; when the mailbox or the mapping has it otherwise, it is tried.
    private static boolean isRefusedAgain(MailboxRun run, StagedRecord record, Sent before) {
        return !run.triesRefused() && before.fingerprint().equals(Fingerprint.of(record.content()));
    }

    private static StagedRecord skipped(KindReport report, StagedRecord record) {
        report.skipped(REFUSED_BEFORE, 1);
        return record.without(Status.REFUSED, REFUSED_BEFORE);
    }

    // What was refused and has arrived another way since is newer than its dead letter.
    private boolean isDone(MailboxRun run, StagedRecord record, Sent before) {
        Target target = kinds.target(record.kind());
        return !target.isUpsert() || target.overwrite().neverAny() || run.isReplay()
                || !run.readsAll() && before.fingerprint().equals(Fingerprint.of(record.content()));
    }
}
