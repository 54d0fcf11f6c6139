package io.mailroutes.localorg.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.mailroutes.localorg.faults.Fault.Kind;

/**
 * Lets a share of all calls, jobs and rows go wrong, each in a way drawn by lot. What becomes of the third POST of one
 * path depends on the seed and on nothing else, so that calls which run side by side do not disturb each other's luck.
 */
final class RandomFaults {

    private static final int LONGEST_MILLISECONDS = 300;
    private static final Pattern RECORD_ID = Pattern.compile("/(?:[0-9A-Za-z]{18}|[0-9A-Za-z]{15})(?=/|$)");

    private final long seed;
    private final double share;
    private final Set<Kind> kinds;
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** @param kinds from which to draw */
    RandomFaults(long seed, double share, Set<Kind> kinds) {
        this.seed = seed;
        this.share = share;
        this.kinds = EnumSet.copyOf(kinds);
    }

    /** What happens to this call, if anything does. */
    Optional<Fault> ofCall(String method, String path) {
        return draw(method + " " + RECORD_ID.matcher(path).replaceAll("/id"), CallKinds.drawn(method, path));
    }

    Optional<Fault> ofJob() {
        return draw("job", Kind.OF_JOBS);
    }

    boolean locksRow() {
        return draw("row", Set.of(Kind.LOCK_ROWS)).isPresent();
    }

    private Optional<Fault> draw(String what, Set<Kind> fitting) {
        if (share <= 0) {
            return Optional.empty();
        }
        List<Kind> possible = kinds.stream().filter(fitting::contains).toList();
        SplittableRandom lot = lot(what);
        if (possible.isEmpty() || lot.nextDouble() >= share) {
            return Optional.empty();
        }
        Kind kind = possible.get(lot.nextInt(possible.size()));
        return Optional.of(Fault.of(kind).delay(delay(kind, lot)));
    }

    private SplittableRandom lot(String what) {
        int number = seen.merge(what, 1, Integer::sum);
        return new SplittableRandom(seed * 31 + what.hashCode() + (long) number * Integer.MAX_VALUE);
    }

    private static Duration delay(Kind kind, SplittableRandom lot) {
        boolean takesTime = kind == Kind.LATENCY || kind == Kind.SLOW_JOB;
        return takesTime ? Duration.ofMillis(lot.nextInt(LONGEST_MILLISECONDS)) : Duration.ZERO;
    }
}
