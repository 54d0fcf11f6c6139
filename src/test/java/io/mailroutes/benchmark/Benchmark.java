package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -q test-compile exec:exec@benchmark -Dbenchmark.sizes=1000,10000}: the same work by this project and by what
 * people would take instead, one after the other and again, each in a process of its own, against a local org in another.
 * It prints a table of medians, and writes it with JSON and a picture into {@code target/benchmark}. Linux only: memory is
 * read from {@code /proc}.
 */
public final class Benchmark {

    private final Plan plan;
    private final Path folder;
    private final Results results = new Results();

    private Benchmark(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Benchmark(Plan.ofProperties(), Workspace.fresh("benchmark")).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Contender> contenders = here();
        for (int size : plan.sizes()) {
            compete(size, contenders.stream().filter(each -> each.work() != Work.MAIL).toList(), plan.rounds(size));
        }
        for (int size : plan.mail()) {
            compete(size, contenders.stream().filter(each -> each.work() == Work.MAIL).toList(), plan.rounds(size));
        }
        String table = Machine.here() + "\n" + plan + "\n" + new Table(results);
        System.out.println("\n" + table);
        Files.writeString(folder.resolve("benchmark.md"), table);
        Files.writeString(folder.resolve("benchmark.json"), results.json(plan));
        Files.writeString(folder.resolve("benchmark.svg"), new Picture(results).svg());
        System.out.println("Written to " + folder);
    }

    private List<Contender> here() throws IOException, InterruptedException {
        List<Contender> here = new ArrayList<>();
        for (Contender each : Contenders.all(plan)) {
            if (each.missing().isEmpty()) {
                here.add(each);
            } else {
                System.out.println("Left out: " + each.name() + ". " + each.missing());
            }
        }
        return here;
    }

    private void compete(int size, List<Contender> contenders, int rounds) throws IOException, InterruptedException {
        for (Contender each : contenders) {
            // Data are made when the first needs them; all take the same.
            Data.of(folder, size, each.work());
        }
        for (int round = 1; round <= rounds; round++) {
            for (Contender each : contenders) {
                Measured measured = trial(each, size, folder.resolve("trial"));
                results.add(each, size, measured);
                System.out.printf("%,9d, round %d: %s, %s%n", size, round, each.name(), measured);
            }
        }
    }

    private Measured trial(Contender contender, int size, Path where) throws IOException, InterruptedException {
        Workspace.delete(where);
        Files.createDirectories(where);
        Data data = Data.of(folder, size, contender.work());
        if (contender.work() == Work.CSV) {
            return measure(contender, new Trial(where, data, null));
        }
        try (OrgProcess org = OrgProcess.start(where.resolve("org"))) {
            OtherPeople.add(org, plan.others());
            org.latency(plan.latency());
            return measure(contender, new Trial(where, data, org));
        }
    }

    private Measured measure(Contender contender, Trial trial) throws IOException, InterruptedException {
        CommandLine command = contender.prepare(trial);
        int before = trial.calls();
        Measured measured = MeasuredProcess.run(command, trial);
        Measured counted = measured.withCalls(trial.calls() - before);
        contender.work().check(trial, plan.others());
        return counted;
    }
}
