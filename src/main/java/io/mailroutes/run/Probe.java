package io.mailroutes.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.mapping.Target;
import io.mailroutes.staging.Original;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Tries the mappings on samples, as the bean {@code mailroutesProbe}. */
public final class Probe {

    private final Kinds kinds;
    private final MailboxRuns runs;

    public Probe(Kinds kinds, MailboxRuns runs) {
        this.kinds = kinds;
        this.runs = runs;
    }

    /** @return a mailbox of samples of all kinds */
    public MailboxRun open() {
        MailboxRun run = runs.probe(kinds.all().stream().map(Target::kind).toList());
        return run;
    }

    /** Whether what was mapped refers to a kind of which no seed was tried yet. */
    public boolean hasNext(@ExchangeProperty("mailbox") MailboxRun run) {
        return next(run.staging().kinds(), run).isPresent();
    }

    /** @return the kind whose seed is tried next */
    public String kind(@ExchangeProperty("mailbox") MailboxRun run) {
        return next(run.staging().kinds(), run).orElseThrow();
    }

    /** @return the seed of the kind at hand, as the only one of a list: a split would take an object apart */
    public List<JsonNode> next(@ExchangeProperty("mailbox") MailboxRun run, @ExchangeProperty("kind") String kind,
            Exchange exchange) {
        String key = run.staging().seedKeys(kind).get(0);
        Original seed = run.staging().seed(kind, key);
        run.tried(kind);
        run.read(new Reading(kind, seed, key, true, 0, exchange));
        return List.of(seed.json(run.folder()));
    }

    private static Optional<String> next(List<String> there, MailboxRun run) {
        Set<String> left = new HashSet<>(there);
        left.removeIf(kind -> run.isTried(kind) || run.staging().seedKeys(kind).isEmpty());
        return left.stream().sorted().findFirst();
    }

    /** The samples are mapped, or one cannot be. */
    public void close(@ExchangeProperty("mailbox") MailboxRun run) {
        run.close();
    }
}
