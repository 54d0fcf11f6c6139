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
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();

    public RowLetters(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param batch whose letters already stand for these rows, in a replay; else null
     * @return the new letters of the rows that were refused, or that wait
     */
    public List<RowLetter> of(@Variable("mailroutesLoad") ListLoad load, @ExchangeProperty("mailroutesBatch") RowBatch batch) {
        String run = Runs.name(clock.instant());
        List<RowLetter> letters = new ArrayList<>();
        for (Loaded each : load.outcomes()) {
            boolean stays = each.outcome().isRefused() || each.outcome().isWaiting();
            RowLetter letter = stays ? letter(load, each, run) : null;
            if (batch != null && each.outcome().isWaiting()) {
                batch.waits(each.outcome().reason(), !load.stopped().isEmpty());
            } else if (batch != null) {
                batch.settled(letter);
            } else if (letter != null) {
                letters.add(letter);
            }
        }
        tell(load, letters.stream().filter(letter -> !letter.isWaiting()).toList(), "were refused");
        tell(load, letters.stream().filter(RowLetter::isWaiting).toList(), "wait for a replay");
        return letters;
    }

    private static RowLetter letter(ListLoad load, Loaded loaded, String run) {
        return RowLetter.of(run, load.object(), load.externalId(), loaded.record().fields(),
                loaded.record().staged().row(), loaded.outcome().code(), loaded.outcome().reason());
    }

    private static void tell(ListLoad load, List<RowLetter> letters, String what) {
        if (!letters.isEmpty()) {
            LOG.warn("{}: {} rows {} and become letters, the first for {}", load.object(), letters.size(), what,
                    letters.get(0).why());
        }
    }

    /** Counts a letter that was written. */
    public void wrote(@ExchangeProperty("letter") RowLetter letter) {
        (letter.isWaiting() ? waiting : refused).incrementAndGet();
    }

    /** @return how many letters of rows that were refused were written since the start */
    public long refused() {
        return refused.get();
    }

    /** @return how many letters of rows that were kept back by no fault of theirs were written since the start */
    public long waiting() {
        return waiting.get();
    }
}
