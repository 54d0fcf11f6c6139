package io.mailroutes.faults;

import java.util.List;
import java.util.Locale;

/**
 * {@code mvn -q test-compile exec:exec@faults -Dfaults.schedules=2000 -Dfaults.seed=1}: draws a schedule from each seed
 * and runs it. For one that goes wrong it prints the seed, what is wrong and what happened; that seed with
 * {@code -Dfaults.schedules=1} does the same again, as far as threads allow.
 */
public final class FaultSchedules {

    private static final int PROGRESS = 10;

    private FaultSchedules() {
    }

    public static void main(String[] arguments) {
        long first = Long.getLong("faults.seed", 1);
        int most = Integer.getInteger("faults.schedules", 100);
        int failed = 0;
        long faults = 0;
        long kills = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < most; i++) {
            Schedule.Result result = run(first + i);
            faults += result.faults();
            kills += result.kills();
            failed += result.isWell() ? 0 : 1;
            if (!result.isWell()) {
                System.out.println(result);
            }
            if ((i + 1) % PROGRESS == 0 || i + 1 == most) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf(Locale.ROOT, "%d schedules: %d went wrong; %d faults, %d kills, %.0f s%n", i + 1,
                        failed, faults, kills, seconds);
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static Schedule.Result run(long seed) {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            return Schedule.run(seed, folder.path());
        } catch (Exception e) {
            e.printStackTrace();
            return new Schedule.Result(seed, 0, 0, List.of(), List.of("the schedule itself broke: " + e));
        }
    }
}
