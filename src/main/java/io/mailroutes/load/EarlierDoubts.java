package io.mailroutes.load;

import io.mailroutes.known.Call;
import io.mailroutes.known.Doubt;
import io.mailroutes.known.Doubts;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.Settled;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.run.MailboxRun;
import io.mailroutes.salesforce.OrgClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what was in doubt when an earlier run died, as the bean {@code mailroutesEarlierDoubts}: what the org has is
 * noted as sent, the rest will be sent again.
 */
public final class EarlierDoubts {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierDoubts.class);

    /** What an org tells of its clock is whole seconds. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Kinds kinds;
    private final Doubts doubts;
    private final Ledger ledger;
    private final FindWritten written;
    private final OrgClock clock;
    private final Duration settleAfter;

    /** @param settleAfter how long a call may still be at work whose answer got lost ({@code salesforce.settle-after}) */
    public EarlierDoubts(Kinds kinds, Doubts doubts, Ledger ledger, FindWritten written, OrgClock clock,
            Duration settleAfter) {
        this.kinds = kinds;
        this.doubts = doubts;
        this.ledger = ledger;
        this.written = written;
        this.clock = clock;
        this.settleAfter = settleAfter;
    }

    /** @return the calls of the org of which it is not known what they wrote */
    public List<Call> calls(@ExchangeProperty("mailbox") MailboxRun run) {
        return run.isDryRun() ? List.of() : doubts.of(run.org(), null);
    }

    /** @return the call to be asked about */
    public Doubtful begin(@Body Call call) {
        LOG.info("{}: an earlier run ended before it knew what became of {} records; asking the org", call.mailbox(),
                call.doubts().size());
        return new Doubtful(new Call(call.id(), call.org(), call.mailbox(), call.job(), call.since(),
                call.doubts().stream().map(this::named).toList()), false);
    }

    // The first version of the ledger knew no kinds.
    private Doubt named(Doubt doubt) {
        String kind = doubt.kind().isEmpty() ? kinds.all().stream()
                .filter(target -> target.object().equals(doubt.object())).map(Target::kind).findFirst().orElse("")
                : doubt.kind();
        return doubt.named(kind);
    }

    /** Whether an ingest job carried the records, which knows what became of them. */
    public boolean wentByJob(@ExchangeProperty("doubtful") Doubtful doubtful) {
        return !doubtful.call().job().isEmpty();
    }

    /** @return the ingest job that carried the records, of which no more is known than its id */
    public Job job(@ExchangeProperty("doubtful") Doubtful doubtful) {
        Job job = new Job();
        job.setId(doubtful.call().job());
        return job;
    }

    /** @return how long to wait, because the call may still be at work, in milliseconds */
    public long delay(@ExchangeProperty("doubtful") Doubtful doubtful) {
        return Math.max(0, Duration.between(clock.now(), doubtful.call().since().plus(settleAfter).plus(STEP))
                .toMillis());
    }

    /** Notes as sent what the org has of the call, and forgets the rest: it is looked up, or written, when it is sent. */
    public void settle(@ExchangeProperty("doubtful") Doubtful doubtful) {
        Map<Doubt, String> sent = new IdentityHashMap<>();
        doubtful.call().doubts().stream().filter(doubt -> doubtful.idOf(doubt) != null)
                .forEach(doubt -> sent.put(doubt, doubtful.idOf(doubt)));
        settle(doubtful.call(), sent);
    }

    /**
     * Settles the records of an ingest job by the file of the rows that it wrote.
     *
     * @return false when it cannot be told which records these are, and nothing was settled
     * @throws IOException when there are fewer rows than the job wrote, as there are when an answer broke off
     */
    public boolean settleByJob(@ExchangeProperty("doubtful") Doubtful doubtful, @Variable("job") Job job,
            @Body InputStream successful) throws IOException {
        Set<String> known = written.knownIds(doubtful.call().since());
        List<RowMatching.ResultRow> rows = IngestResults.written(successful, job).stream()
                .filter(row -> !known.contains(row.outcome().id())).toList();
        RowMatching<Doubt> matching = RowMatching.of(header(doubtful.call()), Doubt::fields, doubtful.call().doubts(), rows,
                false);
        if (!matching.unmatched().isEmpty()) {
            return false;
        }
        Map<Doubt, String> sent = new IdentityHashMap<>();
        matching.matched().forEach((doubt, outcome) -> sent.put(doubt, outcome.id()));
        settle(doubtful.call(), sent);
        return true;
    }

    private static List<String> header(Call call) {
        Set<String> fields = new LinkedHashSet<>();
        call.doubts().forEach(doubt -> doubt.fields().fieldNames().forEachRemaining(fields::add));
        return List.copyOf(fields);
    }

    private void settle(Call call, Map<Doubt, String> sent) {
        List<Settled> settled = new ArrayList<>();
        sent.forEach((doubt, id) -> doubt.written(id).forEach(settled::add));
        ledger.settle(call.org(), call.mailbox(), settled, call.id());
        LOG.info("{}: {} of {} records had been written", call.mailbox(), sent.size(), call.doubts().size());
    }
}
