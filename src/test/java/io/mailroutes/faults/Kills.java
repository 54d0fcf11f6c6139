package io.mailroutes.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code mvn -q test-compile exec:exec@kills -Dkills=200}: kills a process of the product at so many points, spread
 * evenly over a run in each of its ways to load, half of them by the number of API calls and half by time, and lets the
 * next run go on from there.
 */
public final class Kills {

    private static final int PROGRESS = 10;

    private Kills() {
    }

    public static void main(String[] arguments) throws Exception {
        int most = Integer.getInteger("kills", 200);
        List<Killing> ways = Killing.ways(Long.getLong("kills.seed", 1));
        List<Killing.Whole> whole = new ArrayList<>();
        for (Killing way : ways) {
            whole.add(measured(way));
        }
        int killed = 0;
        int failed = 0;
        for (int i = 0; killed < most; i++) {
            // The golden ratio spreads any number of points evenly.
            double share = i * 0.6180339887 % 1;
            int way = i % ways.size();
            Killing.Result result = kill(ways.get(way), whole.get(way), share, i / ways.size() % 2 == 0);
            killed += result.killed() ? 1 : 0;
            failed += result.problems().isEmpty() ? 0 : 1;
            if (!result.problems().isEmpty()) {
                System.out.println(result);
            }
            if ((i + 1) % PROGRESS == 0 || killed == most) {
                System.out.printf(Locale.ROOT, "%d processes, %d of them killed, %d went wrong%n", i + 1, killed,
                        failed);
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static Killing.Whole measured(Killing way) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            Killing.Whole whole = way.measure(folder.path());
            System.out.println(whole);
            return whole;
        }
    }

    private static Killing.Result kill(Killing way, Killing.Whole whole, double share, boolean byCalls)
            throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            return way.kill(folder.path(), whole, share, byCalls);
        }
    }
}
