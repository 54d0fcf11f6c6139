package io.mailroutes.load;

import io.mailroutes.known.Call;
import io.mailroutes.known.Doubt;
import io.mailroutes.run.MailboxRun;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/** An attempt whose last call got no answer, as the bean {@code mailroutesAttemptDoubts}. */
public final class AttemptDoubts {

    private final Attempts attempts;
    private final Duration settleAfter;

    /** @param settleAfter how long a call may still be at work whose answer got lost ({@code salesforce.settle-after}) */
    public AttemptDoubts(Attempts attempts, Duration settleAfter) {
        this.attempts = attempts;
        this.settleAfter = settleAfter;
    }

    /** @return the call in doubt */
    public Doubtful begin(@ExchangeProperty("attempt") Attempt attempt, @ExchangeProperty("mailbox") MailboxRun run) {
        Call call = attempts.call(attempt, run);
        return new Doubtful(call, true);
    }

    /**
     * @return what became of the records that turned out to be written, for {@link Attempts#apply}; the others go again
     * @throws TryAgainException when some are missing, and the call may still be at work
     */
    public Object resolve(@ExchangeProperty("attempt") Attempt attempt,
            @ExchangeProperty("doubtful") Doubtful doubtful) throws TryAgainException {
        Map<LoadRecord, String> found = new IdentityHashMap<>();
        List<LoadRecord> records = attempt.inFlight();
        List<Doubt> doubts = doubtful.call().doubts();
        boolean allFound = true;
        for (int i = 0; i < records.size(); i++) {
            String id = doubtful.idOf(doubts.get(i));
            allFound &= id != null;
            if (id != null) {
                found.put(records.get(i), id);
            }
        }
        if (!allFound && attempt.age().compareTo(settleAfter) < 0) {
            attempt.call().failed();
            throw new TryAgainException("it is not known yet what became of the last call", null);
        }
        return new Resolved(attempt.resolve(found));
    }
}
