package io.mailroutes.load;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.mailroutes.deadletter.RowBatch;
import io.mailroutes.deadletter.RowLetter;
import io.mailroutes.run.Runs;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters of rows that a route of the user's loads, as the bean {@code mailroutesRowLetters}. */
public final class RowLetters {

    private static final Logger LOG = LoggerFactory.getLogger(RowLetters.class);

    private final Clock clock;
    private final AtomicLong written = new AtomicLong();

    public RowLetters(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param batch whose letters already stand for these rows, in a replay; else null
     * @return the new letters of the rows that were refused
     */
    public List<RowLetter> of(@Variable("mailroutesLoad") ListLoad load, @ExchangeProperty("mailroutesBatch") RowBatch batch) {
        String run = Runs.name(clock.instant());
        List<RowLetter> letters = new ArrayList<>();
        for (Loaded each : load.outcomes()) {
            RowLetter letter = each.outcome().isRefused() ? letter(load, each, run) : null;
            if (batch != null) {
                batch.settled(letter);
            } else if (letter != null) {
                letters.add(letter);
            }
        }
        tell(load, letters);
        return letters;
    }

    private static RowLetter letter(ListLoad load, Loaded loaded, String run) {
        return RowLetter.of(run, load.object(), load.externalId(), loaded.record().fields(),
                loaded.record().staged().row(), loaded.outcome().code(), loaded.outcome().reason());
    }

    private static void tell(ListLoad load, List<RowLetter> letters) {
        if (!letters.isEmpty()) {
            LOG.warn("{}: {} rows become dead letters, the first was refused with {}", load.object(), letters.size(),
                    letters.get(0).why());
        }
    }

    /** Counts a letter that was written. */
    public void wrote() {
        written.incrementAndGet();
    }

    /** @return how many letters were written since the start */
    public long written() {
        return written.get();
    }
}
