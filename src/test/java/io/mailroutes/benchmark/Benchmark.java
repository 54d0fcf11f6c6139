package io.mailroutes.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.mailroutes.localmailbox.LocalMailbox;
import io.mailroutes.localorg.LocalOrg;

/**
 * {@code mvn -q test-compile exec:exec@benchmark}: syncs ten thousand generated contacts and then a million, each in a
 * process of its own with {@code -Xmx256m}, into a local org in this process, and prints API calls, time and peak resident
 * memory of both and their ratio. Linux only: memory is read from {@code /proc}.
 */
public final class Benchmark {

    /** Contacts that the org has beforehand. */
    private static final long OTHERS = Long.getLong("benchmark.others", 0);
    private static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();

    private Benchmark() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Measured small = sync(Long.getLong("benchmark.small", 10_000));
        Measured large = sync(Long.getLong("benchmark.large", 1_000_000));
        System.out.printf("%nAn org that has %,d other contacts%n%s%n%s, %.2f times the small run's%n", OTHERS, small, large,
                (double) large.peakKb() / small.peakKb());
    }

    private static Measured sync(long contacts) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(Long.toString(contacts));
        delete(folder);
        Path nylas = LocalMailbox.generated(contacts, 0).install(folder);
        try (LocalOrg org = LocalOrg.builder().database(folder.resolve("org")).start()) {
            List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                    "io.mailroutes.Mailroutes", "sync", "--set", "nylas.command=" + nylas,
                    "--set", "contacts.limit=" + (contacts + 1), "--set", "salesforce.login-url=" + org.url(),
                    "--set", "salesforce.client-id=" + org.clientId(),
                    "--set", "salesforce.client-secret=" + org.clientSecret(),
                    "--set", "state.folder=" + folder.resolve("state"),
                    "--set", "dead-letter.folder=" + folder.resolve("dead-letter")));
            OtherPeople.add(org, OTHERS);
            int before = org.apiCalls();
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            PeakMemory peak = new PeakMemory(process.pid());
            try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(),
                    StandardCharsets.UTF_8))) {
                output.lines().forEach(System.out::println);
            }
            int status = process.waitFor();
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (status != 0 || org.count("SELECT COUNT() FROM Contact") != contacts + OTHERS) {
                throw new IllegalStateException("The run ended with " + status + " and " + org.count("SELECT COUNT() FROM Contact")
                        + " contacts in the org");
            }
            return new Measured(contacts, seconds, peak.kilobytes(), org.apiCalls() - before);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /** One run. */
    private record Measured(long contacts, double seconds, long peakKb, int calls) {

        @Override
        public String toString() {
            return "%,d contacts: %d API calls, %.1f s, peak resident %d MB".formatted(contacts, calls, seconds,
                    peakKb / 1024);
        }
    }

    /** Reads the peak resident memory of a process again and again until it ends; the kernel keeps the peak. */
    private static final class PeakMemory {

        private final Thread reader;
        private volatile long peak;

        PeakMemory(long pid) {
            Path status = Path.of("/proc", Long.toString(pid), "status");
            reader = new Thread(() -> {
                while (read(status) && !Thread.interrupted()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            }, "peak-memory");
            reader.start();
        }

        long kilobytes() throws InterruptedException {
            reader.join();
            return peak;
        }

        private boolean read(Path status) {
            try {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        peak = Long.parseLong(line.replaceAll("\\D", ""));
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                // The process has ended, and with it its entry.
                return false;
            }
        }
    }
}
