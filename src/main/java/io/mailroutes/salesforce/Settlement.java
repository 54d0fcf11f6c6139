package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.deadletter.DeadLetter;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.report.StageReport;
import io.mailroutes.state.Fingerprint;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Scope;
import io.mailroutes.state.Sent;
import io.mailroutes.state.StagedRecord;
import io.mailroutes.state.StagedRecord.Status;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Writes down what became of records: in the ledger, the staging and the report; refused ones become dead letters. What
 * was written is noted before anything else, what was refused after its dead letter, so that a process that dies in
 * between loses nothing.
 */
public final class Settlement {

    private final Targets targets;
    private final Ledger ledger;
    private final SalesforceLogin login;

    public Settlement(Targets targets, Ledger ledger, SalesforceLogin login) {
        this.targets = targets;
        this.ledger = ledger;
        this.login = login;
    }

    /** @return the dead letters of the records that were refused */
    public List<DeadLetter> settle(@Body List<Loaded> loaded, @ExchangeProperty("mailbox") MailboxRun run) {
        note(run, loaded, false);
        List<StagedRecord> settled = new ArrayList<>();
        List<DeadLetter> refused = new ArrayList<>();
        for (Loaded each : loaded) {
            StagedRecord record = settled(each);
            settled.add(record);
            if (each.outcome().isRefused()) {
                refused.add(deadLetter(each));
            } else {
                count(run.report().stage(record.stage()), record.status());
            }
        }
        run.staging().settle(settled);
        return refused;
    }

    /** Notes the records that were refused, once their dead letters are written. */
    public void refused(@ExchangeProperty("loaded") List<Loaded> loaded, @ExchangeProperty("mailbox") MailboxRun run) {
        note(run, loaded, true);
    }

    /** @return the record with the status and the id that the outcome gives it */
    static StagedRecord settled(Loaded loaded) {
        Status status = switch (loaded.outcome().result()) {
            case CREATED -> Status.CREATED;
            case UPDATED -> Status.UPDATED;
            case REFUSED -> Status.REFUSED;
        };
        return loaded.record().staged().as(status, loaded.outcome().id());
    }

    /** The ledger's name for where records of a stage of this mailbox go. */
    public Scope scope(MailboxRun run, String stage) {
        return new Scope(login.login(), targets.target(stage).object(), run.ledgerName());
    }

    private void note(MailboxRun run, List<Loaded> loaded, boolean refused) {
        Map<String, Map<String, Sent>> sent = new HashMap<>();
        for (Loaded each : loaded) {
            StagedRecord record = each.record().staged();
            if (each.outcome().isRefused() == refused) {
                sent.computeIfAbsent(record.stage(), stage -> new HashMap<>()).put(record.key(), sent(each));
            }
        }
        sent.forEach((stage, records) -> ledger.settle(scope(run, stage), records));
    }

    private static Sent sent(Loaded loaded) {
        StagedRecord record = loaded.record().staged();
        Outcome outcome = loaded.outcome();
        return outcome.isRefused() ? Sent.refused(Fingerprint.of(record), outcome.code())
                : Sent.written(Fingerprint.of(record), outcome.id(), record.hashes());
    }

    private static void count(StageReport report, Status status) {
        if (status == Status.CREATED) {
            report.created(1);
        } else {
            report.updated(1);
        }
    }

    private DeadLetter deadLetter(Loaded loaded) {
        StagedRecord record = loaded.record().staged();
        Target target = targets.target(record.stage());
        return new DeadLetter(target, record.key(), loaded.outcome().code(), loaded.outcome().reason(),
                record.fields(), record.original());
    }
}
