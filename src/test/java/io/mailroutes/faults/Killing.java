package io.mailroutes.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.mailroutes.localmailbox.Fault;
import io.mailroutes.run.RunOrder;

/**
 * The first run of a mailbox in a process of its own that gets SIGKILL at one point of its way, and the run after it,
 * which must end well and leave nothing lost and nothing twice.
 */
final class Killing {

    private static final String EXTERNAL_ID = "Message_Key__c";
    private static final int SIZE = 60;
    private static final int LONGEST_MICROS = 15_000;

    /** Each way to load: people in composite requests, collections, ingest jobs, and these by an external ID. */
    private static final List<Map<String, String>> WAYS = List.of(
            way("graph", 1000, 10_000, ""), way("plain", 1000, 10_000, ""), way("graph", 0, 40, ""),
            way("graph", 0, 10_000, EXTERNAL_ID), way("graph", 45, 10_000, ""));

    private final Map<String, String> way;
    private final long seed;

    private Killing(int way, long seed) {
        this.way = WAYS.get(way);
        this.seed = seed;
    }

    private static Map<String, String> way(String composite, int threshold, int bulkRecords, String externalId) {
        return Map.of("salesforce.composite", composite, "salesforce.composite-threshold", Integer.toString(threshold),
                "salesforce.bulk-records", Integer.toString(bulkRecords), "mail.external-id", externalId);
    }

    /** @return as many killings, their points spread over the whole of the run, by calls and by time in turn */
    static List<Killing> ways(long seed) {
        List<Killing> killings = new ArrayList<>();
        for (int i = 0; i < WAYS.size(); i++) {
            killings.add(new Killing(i, seed + i));
        }
        return killings;
    }

    /** Lets the process end by itself. @return what a whole run takes */
    Whole measure(Path folder) throws Exception {
        try (Setup setup = setup(folder)) {
            mailbox(setup);
            ProductProcess process = ProductProcess.start(setup, "sync");
            int status = process.await();
            if (status != 0 && status != 2) {
                throw new IllegalStateException("A run that nobody killed ended with " + status + process.problems());
            }
            return new Whole(setup.org().callLog().size(), process.milliseconds());
        }
    }

    /**
     * @param share   how much of the run is done when it is killed, 0 to 1
     * @param byCalls whether that is told by API calls; else by time
     * @return what is wrong then; empty when all is well
     */
    Result kill(Path folder, Whole whole, double share, boolean byCalls) throws Exception {
        try (Setup setup = setup(folder)) {
            RandomMailbox mailbox = mailbox(setup);
            ProductProcess process = ProductProcess.start(setup, "sync");
            long calls = Math.round(share * whole.calls());
            long milliseconds = Math.round(share * whole.milliseconds());
            long micros = byCalls ? new Random(seed + calls).nextInt(LONGEST_MICROS) : 0;
            boolean killed = process.killWhen(() -> byCalls ? setup.org().callLog().size() >= calls
                    : process.milliseconds() >= milliseconds, micros);
            String point = way + " after " + (byCalls ? calls + " calls and " + micros + " µs" : milliseconds + " ms")
                    + ", really after " + setup.org().callLog().size() + " calls and " + process.milliseconds() + " ms";
            return new Result(point, killed, problems(setup, mailbox, process));
        }
    }

    private static List<String> problems(Setup setup, RandomMailbox mailbox, ProductProcess process) throws Exception {
        List<String> problems = new ArrayList<>(process.problems());
        try (Product product = new Product(setup.settings())) {
            Run next = product.run(RunOrder.sync());
            problems.addAll(next.problems());
            if (!next.isComplete()) {
                problems.add("the next run did not end well: " + next);
            }
            Run last = product.run(RunOrder.sync());
            if (!last.isQuiet()) {
                problems.add("a run with nothing to do did something: " + last);
            }
        }
        problems.addAll(new Verdict(setup, mailbox, true, false).problems());
        return problems;
    }

    private Setup setup(Path folder) {
        return new Setup(folder, way);
    }

    private RandomMailbox mailbox(Setup setup) throws IOException {
        RandomMailbox mailbox = new RandomMailbox(new Random(seed), SIZE);
        setup.install(mailbox, Fault.NONE);
        return mailbox;
    }

    /** A run from its beginning to its end. */
    record Whole(int calls, long milliseconds) {
    }

    /**
     * How a killing ended.
     *
     * @param killed   whether the process was still running
     * @param problems empty when all is well
     */
    record Result(String point, boolean killed, List<String> problems) {

        @Override
        public String toString() {
            return point + ": " + (problems.isEmpty() ? "well" : String.join("\n  ", problems));
        }
    }
}
