package io.mailroutes.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import io.mailroutes.deadletter.ReplayOrders;
import io.mailroutes.localmailbox.Fault;
import io.mailroutes.run.RunOrder;

/**
 * What happens to one mailbox, drawn by lot from a seed: runs and replays of which many fail in many ways while the
 * mailbox grows, and then ones that go well, after which nothing may be lost and nothing be there twice.
 */
final class Schedule {

    /** Those that hang are left out: how the CLI is timed out does not depend on anything else. */
    private static final List<Fault> CLI_FAULTS = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE, Fault.HANG,
            Fault.SLOW)));
    private static final List<Integer> SIZES = List.of(3, 20, 60, 200);
    private static final RunOrder REPLAY = RunOrder.sendAgain(false, ReplayOrders.ALL, List.of());
    private static final RunOrder FULL = RunOrder.sync(false, RunOrder.FULL);
    private static final List<Double> SHARES = List.of(0.02, 0.05, 0.1, 0.2, 0.35);

    private final long seed;
    private final Random lot;
    private final Setup setup;
    private final RandomMailbox mailbox;
    private final List<String> story = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int kills;

    private Schedule(long seed, Random lot, Setup setup, RandomMailbox mailbox) {
        this.seed = seed;
        this.lot = lot;
        this.setup = setup;
        this.mailbox = mailbox;
    }

    /** @param folder an empty one */
    static Result run(long seed, Path folder) throws Exception {
        Random lot = new Random(seed);
        lot.nextLong();
        try (Setup setup = new Setup(folder, Setup.draw(lot))) {
            return new Schedule(seed, lot, setup, new RandomMailbox(lot, SIZES.get(lot.nextInt(SIZES.size())))).run();
        }
    }

    private Result run() throws Exception {
        story.add(setup + ", at first " + mailbox);
        int runs = 1 + lot.nextInt(4);
        for (int i = 0; i < runs; i++) {
            setup.install(mailbox, lot.nextInt(10) == 0 ? CLI_FAULTS.get(lot.nextInt(CLI_FAULTS.size())) : Fault.NONE);
            setup.org().faults().random(lot.nextLong(), SHARES.get(lot.nextInt(SHARES.size())));
            runBadly();
            setup.org().faults().clear();
            if (lot.nextInt(3) > 0) {
                mailbox.grow();
            }
        }
        settle();
        return new Result(seed, setup.org().faults().struck().size(), kills, List.copyOf(story), List.copyOf(problems));
    }

    private void runBadly() throws Exception {
        RunOrder order = lot.nextInt(4) == 0 ? REPLAY : RunOrder.sync();
        boolean kill = lot.nextInt(6) == 0;
        int calls = lot.nextInt(2 + lot.nextInt(40));
        int micros = lot.nextInt(20_000);
        if (!kill) {
            try (Product product = new Product(setup.settings())) {
                run(product, order);
            }
            return;
        }
        int before = setup.org().callLog().size();
        ProductProcess process = ProductProcess.start(setup, order.isReplay() ? "replay" : "sync");
        boolean killed = process.killWhen(() -> setup.org().callLog().size() - before >= calls, micros);
        kills += killed ? 1 : 0;
        story.add((killed ? "killed" : "ended before it was killed") + " after " + calls + " calls and " + micros
                + " µs");
        problems.addAll(process.problems());
    }

    private void settle() throws Exception {
        setup.neverStops();
        setup.install(mailbox, Fault.NONE);
        settle(RunOrder.sync());
        problems.addAll(new Verdict(setup, mailbox, kills > 0, false).problems());
        // What was refused and would not be again arrives either way.
        if (lot.nextBoolean()) {
            settle(REPLAY);
            new Verdict(setup, mailbox, kills > 0, true).problems()
                    .forEach(problem -> problems.add("after a replay: " + problem));
        }
        settle(FULL);
        new Verdict(setup, mailbox, kills > 0, true).problems()
                .forEach(problem -> problems.add("after a full run: " + problem));
    }

    private void settle(RunOrder order) throws Exception {
        try (Product product = new Product(setup.settings())) {
            Run run = run(product, order);
            expect(run.isComplete() || order.isReplay() && run.hadNoLetters(), "a run without faults did not end well");
            expect(run(product, RunOrder.sync()).isQuiet(), "a run with nothing to do did something");
        }
    }

    private Run run(Product product, RunOrder order) throws InterruptedException {
        Run run = product.run(order);
        story.add((order.isReplay() ? "replay" : "run " + order.since()) + ": " + run);
        problems.addAll(run.problems());
        return run;
    }

    private void expect(boolean well, String problem) {
        if (!well) {
            problems.add(problem + ": " + story.get(story.size() - 1));
        }
    }

    /**
     * How a schedule ended.
     *
     * @param faults   how much the org did wrong
     * @param story    what happened, for those who look for the reason
     * @param problems empty when all is well
     */
    record Result(long seed, int faults, int kills, List<String> story, List<String> problems) {

        boolean isWell() {
            return problems.isEmpty();
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + (isWell() ? "well" : String.join("\n  ", problems)) + "\n    "
                    + String.join("\n    ", story);
        }
    }
}
