package io.mailroutes.load;

import io.mailroutes.deadletter.DeadLetter;
import io.mailroutes.deadletter.DeadLetters;
import io.mailroutes.known.Aliases;
import io.mailroutes.known.Fingerprint;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.Sent;
import io.mailroutes.known.Settled;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.report.KindReport;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Writes down what became of records, as the bean {@code mailroutesSettlement}: in the ledger, the staging and the
 * report; refused ones become dead letters. What was written is noted before anything else, what was refused after its
 * dead letter, so that a process that dies in between loses nothing.
 */
public final class Settlement {

    private final Kinds kinds;
    private final Ledger ledger;
    private final DeadLetters letters;

    public Settlement(Kinds kinds, Ledger ledger, DeadLetters letters) {
        this.kinds = kinds;
        this.ledger = ledger;
        this.letters = letters;
    }

    /** @return the documents of the dead letters */
    public List<String> settle(@Body List<Loaded> loaded, @ExchangeProperty("mailbox") MailboxRun run,
            @ExchangeProperty("attempt") Attempt attempt) {
        List<Loaded> written = loaded.stream().filter(each -> !each.outcome().isRefused()).toList();
        List<Loaded> refused = mayBeRefused(loaded, written, run, attempt);
        ledger.settle(run.org(), run.ledgerName(), written.stream().flatMap(this::withAliases).toList(),
                attempt.call().ended());
        written.forEach(each -> count(run.report().kind(each.record().staged().kind()), each.outcome()));
        List<StagedRecord> settled = new ArrayList<>();
        written.forEach(each -> settled.add(staged(each)));
        refused.forEach(each -> settled.add(staged(each)));
        run.staging().settle(settled);
        attempt.refused(refused);
        return letters.documents(refused.stream().map(each -> DeadLetter.of(each.record().staged(),
                each.outcome().code(), each.outcome().reason())).toList(), run);
    }

    /** Notes the records that were refused, once their dead letters are written; ends a run that was refused nearly all. */
    public void refused(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("mailbox") MailboxRun run) {
        ledger.settle(run.org(), run.ledgerName(), attempt.takeRefused().stream().map(this::settled).toList(), null);
        if (attempt.stop() != null) {
            throw attempt.stop();
        }
    }

    // Of records beyond those the next run tries again, with what stands or falls with them: they were not written.
    private List<Loaded> mayBeRefused(List<Loaded> loaded, List<Loaded> written, MailboxRun run, Attempt attempt) {
        Map<String, Long> left = new HashMap<>();
        Set<Loaded> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Loaded> fallen = new ArrayList<>();
        KeptForNextRun kept = new KeptForNextRun();
        for (Loaded each : loaded) {
            String kind = each.record().staged().kind();
            if (each.outcome().isRefused() && !letters.counts(each.outcome().code())) {
                fallen.add(each);
            } else if (each.outcome().isRefused()) {
                long may = left.computeIfAbsent(kind, name -> letters.mayStillBeRefused(run, name, written.stream()
                        .filter(one -> one.record().staged().kind().equals(name)).count()));
                if (may > 0) {
                    refused.add(each);
                    left.put(kind, may - 1);
                } else {
                    kept.add(each.record().staged());
                }
                if (may <= 1) {
                    attempt.stop(letters.stop(kind, each.outcome().reason()));
                }
            }
        }
        kept.takeFrom(fallen);
        refused.addAll(fallen);
        return loaded.stream().filter(refused::contains).toList();
    }

    private static StagedRecord staged(Loaded loaded) {
        StagedRecord record = loaded.record().staged();
        return switch (loaded.outcome().result()) {
            case CREATED -> record.as(Status.CREATED, loaded.outcome().id());
            case UPDATED -> record.as(Status.UPDATED, loaded.outcome().id());
            case UNCHANGED -> record.as(Status.UNCHANGED, loaded.outcome().id());
            case REFUSED -> record.without(Status.REFUSED, loaded.outcome().code());
            case WAITING -> throw new IllegalStateException("a record of a run waits in the staging");
        };
    }

    private Stream<Settled> withAliases(Loaded loaded) {
        Settled settled = settled(loaded);
        return Stream.concat(Stream.of(settled),
                Aliases.of(loaded.record().staged(), settled.object(), loaded.outcome().id()));
    }

    private Settled settled(Loaded loaded) {
        StagedRecord record = loaded.record().staged();
        Outcome outcome = loaded.outcome();
        Sent sent = outcome.isRefused() ? Sent.refused(Fingerprint.of(record.content()), outcome.code())
                : Sent.written(Fingerprint.of(record.content()), outcome.id(), record.hashes());
        return new Settled(record.kind(), kinds.target(record.kind()).object(), record.key(), sent);
    }

    private static void count(KindReport report, Outcome outcome) {
        switch (outcome.result()) {
            case CREATED -> report.created(1);
            case UPDATED -> report.updated(1);
            default -> report.unchanged(1);
        }
    }
}
