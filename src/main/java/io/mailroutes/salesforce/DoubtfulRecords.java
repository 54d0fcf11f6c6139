package io.mailroutes.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Target;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.Companies;
import io.mailroutes.state.Doubt;
import io.mailroutes.state.Doubts;
import io.mailroutes.state.Fingerprint;
import io.mailroutes.state.Ledger;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.Scope;
import io.mailroutes.state.StagedRecord;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;

/**
 * Notes in the ledger what is about to be written, and finds out what became of it when no answer came.
 */
public final class DoubtfulRecords {

    /** How far the clocks of an org's servers may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** What an org tells of its clock is whole seconds. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Targets targets;
    private final Ledger ledger;
    private final Doubts doubts;
    private final OrgClock clock;
    private final Duration settleAfter;

    /** @param settleAfter how long a call may still be at work whose answer got lost ({@code salesforce.settle-after}) */
    public DoubtfulRecords(Targets targets, Ledger ledger, Doubts doubts, OrgClock clock, Duration settleAfter) {
        this.targets = targets;
        this.ledger = ledger;
        this.doubts = doubts;
        this.clock = clock;
        this.settleAfter = settleAfter;
    }

    /** Notes the records of the next call before it is made. It is on disk when this returns. */
    public void note(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("organization") String org,
            @ExchangeProperty("attempt") Attempt attempt) {
        attempt.sending(clock.now());
        targets.all().forEach(target -> note(run, org, target, attempt, ""));
    }

    /**
     * Notes that from now on an ingest job alone says what becomes of the records. Does nothing for records that are no
     * part of a run.
     */
    public void noteJob(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("organization") String org,
            @ExchangeProperty("attempt") Attempt attempt, @Variable("job") Job job) {
        if (attempt instanceof LoadAttempt load) {
            note(run, org, targets.target(load.stage()), load, job.getId());
        }
    }

    private void note(MailboxRun run, String org, Target target, Attempt attempt, String job) {
        List<LoadRecord> records = attempt.inFlight(target.stage());
        if (!records.isEmpty()) {
            boolean byValues = isFoundByValues(target) || !job.isEmpty();
            doubts.note(new Scope(org, target.object(), run.ledgerName()),
                    records.stream().map(record -> doubt(record, byValues, job, attempt.sentAt())).toList());
        }
    }

    private static Doubt doubt(LoadRecord record, boolean byValues, String job, Instant sentAt) {
        StagedRecord staged = record.staged();
        return new Doubt(staged.key(), Fingerprint.of(staged), staged.hashes(), staged.person(),
                byValues ? record.fields() : record.fields().objectNode(), job, sentAt.truncatedTo(ChronoUnit.MILLIS));
    }

    private static boolean isFoundByValues(Target target) {
        return !target.isUpsert() && !"accounts".equals(target.stage());
    }

    /** How the records of a stage are looked for: {@code domain}, {@code key} or {@code values}. */
    public String way(@ExchangeProperty("stage") String stage) {
        Target target = targets.target(stage);
        return target.isUpsert() ? "key" : isFoundByValues(target) ? "values" : "domain";
    }

    /** @return the moment from which on created records are looked at, in SOQL */
    public String since(@ExchangeProperty("attempt") Attempt attempt) {
        return since(attempt.sentAt());
    }

    static String since(Instant sentAt) {
        return sentAt.minus(SKEW).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @return keys of the records of a stage that are to be asked about */
    public List<String> keys(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("stage") String stage) {
        return attempt.doubtful(stage).stream().map(record -> record.staged().key()).toList();
    }

    /** Takes the rows that were found by external ID. */
    public void foundByKey(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("rows") Collection<JsonNode> rows) {
        String field = targets.target(stage).externalId();
        Map<String, String> ids = new HashMap<>();
        rows.forEach(row -> ids.put(targets.key(stage, row.path(field).asText()), row.path("Id").asText()));
        attempt.found(stage, ids);
    }

    /** Takes accounts by the domain of their website. */
    public void foundByDomain(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("rows") Collection<JsonNode> rows) {
        attempt.found(stage, Companies.idsByDomain(rows));
    }

    /** @return Salesforce ids of people by their address */
    Map<String, String> idsByAddress(Collection<JsonNode> rows) {
        String field = targets.addressField();
        Map<String, String> ids = new HashMap<>();
        rows.forEach(row -> ids.put(row.path(field).asText().toLowerCase(Locale.ROOT), row.path("Id").asText()));
        return ids;
    }

    /** Takes the rows that were created lately, to be told by their values. */
    public void foundByValues(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("stage") String stage,
            @ExchangeProperty("rows") Collection<JsonNode> rows) {
        CreatedRecords created = created(rows, attempt.sentAt());
        Map<String, String> contacts = new HashMap<>();
        attempt.doubtful("contacts").forEach(record -> contacts.put(record.staged().person(), attempt.foundId(record)));
        Map<String, String> ids = new HashMap<>();
        for (LoadRecord record : attempt.doubtful(stage)) {
            created.take(record.fields(), contacts.get(record.staged().person()))
                    .ifPresent(id -> ids.put(record.staged().key(), id));
        }
        attempt.found(stage, ids);
    }

    /** @return the rows that are no record which the ledger knows as another one */
    CreatedRecords created(Collection<JsonNode> rows, Instant sentAt) {
        return new CreatedRecords(rows, knownIds(sentAt));
    }

    /** @return Salesforce ids of what the ledger noted since about this time */
    Set<String> knownIds(Instant sentAt) {
        return ledger.idsSince(sentAt.minus(SKEW.multipliedBy(2)));
    }

    /**
     * @return what became of the records that turned out to be written
     * @throws TryAgainException when some are missing, and the call may still be at work
     */
    public List<Loaded> resolve(@ExchangeProperty("attempt") Attempt attempt) throws TryAgainException {
        boolean allFound = targets.all().stream().flatMap(target -> attempt.doubtful(target.stage()).stream())
                .allMatch(record -> attempt.foundId(record) != null);
        if (!allFound && attempt.age().compareTo(settleAfter) < 0) {
            throw attempt.callFailed("it is not known yet what became of the last call", null);
        }
        return attempt.resolve();
    }

    /** @return how long to wait before the org is asked about what was sent then, in milliseconds */
    long waitFor(Instant sentAt) {
        return Math.max(0, Duration.between(clock.now(), sentAt.plus(settleAfter).plus(STEP)).toMillis());
    }
}
