package io.mailroutes.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.known.Call;
import io.mailroutes.known.Doubt;
import io.mailroutes.known.Doubts;
import io.mailroutes.known.Fingerprint;
import io.mailroutes.known.Ledger;
import io.mailroutes.known.LedgerDatabase;
import io.mailroutes.known.Scope;
import io.mailroutes.known.Sent;
import io.mailroutes.known.Settled;

/**
 * {@code mvn -q test-compile exec:exec@ledger -Dledger.messages=10000000}: writes so many messages into a ledger as the
 * product does, each batch in doubt first and then settled, and prints what the file weighs and how long it takes to
 * write, to look up and to open. {@code -Dledger.doubts=false} settles only, which goes twice as fast.
 */
public final class LedgerBenchmark {

    private static final int BATCH = 10_000;
    private static final int LOOKED_UP = 1_000;
    private static final Scope SCOPE =
            new Scope("00D000000000001AAA", "letters", "Task", "3f9a1c52-7d0e-4b61-8a54-6c1f0d2e9b73");

    private final Path folder;
    private final long messages;
    private final boolean withDoubts = Boolean.parseBoolean(System.getProperty("ledger.doubts", "true"));
    private double processorBefore = processorSeconds();

    private LedgerBenchmark(Path folder, long messages) {
        this.folder = folder;
        this.messages = messages;
    }

    public static void main(String[] arguments) throws IOException {
        new LedgerBenchmark(Workspace.fresh("ledger-benchmark"), Long.getLong("ledger.messages", 1_000_000)).run();
    }

    private void run() throws IOException {
        try (LedgerDatabase database = open(folder)) {
            fill(new Ledger(database, Instant::now), database);
            // The file as a killed process would leave it.
            Path killed = Files.createDirectory(folder.resolve("killed"));
            Files.copy(folder.resolve("ledger.mv.db"), killed.resolve("ledger.mv.db"));
            double resting = seconds(database::rest);
            System.out.printf("tidied up in %.2f s: %,d MB, %d bytes a message%n", resting, size() / 1_000_000,
                    size() / messages);
            lookUp(new Ledger(database, Instant::now));
            System.gc();
            System.out.printf("heap in use after a collection: %d MB%n", heap());
        }
        System.out.printf("closed: %,d MB, %d bytes a message%n", size() / 1_000_000, size() / messages);
        openAgain("opened again", folder);
        openAgain("opened as after a kill", folder.resolve("killed"));
    }

    private void openAgain(String what, Path where) {
        long begin = System.nanoTime();
        try (LedgerDatabase database = open(where)) {
            System.out.printf("%s in %.2f s%n", what, (System.nanoTime() - begin) / 1e9);
            lookUp(new Ledger(database, Instant::now));
        }
    }

    private void fill(Ledger ledger, LedgerDatabase database) throws IOException {
        Doubts doubts = new Doubts(database);
        long step = Math.max(BATCH, messages / 10);
        double noting = 0;
        double settling = 0;
        for (long first = 0; first < messages; first += BATCH) {
            List<Doubt> batch = LongStream.range(first, Math.min(messages, first + BATCH)).mapToObj(this::doubt)
                    .toList();
            List<Settled> settled = batch.stream().map(doubt -> new Settled(doubt.kind(), doubt.object(), doubt.key(),
                    Sent.written(doubt.fingerprint(), id(doubt.key()), ""))).toList();
            Call call = new Call(UUID.randomUUID().toString(), SCOPE.org(), SCOPE.mailbox(), "", Instant.now(), batch);
            noting += withDoubts ? seconds(() -> doubts.note(call)) : 0;
            settling += seconds(() -> ledger.settle(SCOPE.org(), SCOPE.mailbox(), settled, call.id()));
            if ((first + BATCH) % step < BATCH) {
                tell(first + batch.size(), ledger, noting * BATCH / step, settling * BATCH / step);
                noting = 0;
                settling = 0;
            }
        }
    }

    private void tell(long written, Ledger ledger, double noting, double settling) throws IOException {
        double processor = processorSeconds();
        System.out.printf("%,12d: a batch of %,d is noted in %.2f s, settled in %.2f s; %.2f s of processor time; "
                + "file %,d MB, %d bytes a message; heap %d MB; %,d keys found in %.3f s%n", written, BATCH, noting,
                settling, (processor - processorBefore) * BATCH / Math.max(BATCH, messages / 10), size() / 1_000_000,
                size() / written, heap(), LOOKED_UP,
                seconds(() -> ledger.find(SCOPE, keys(i -> key(i * (written / LOOKED_UP))))));
        processorBefore = processorSeconds();
    }

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    private void lookUp(Ledger ledger) {
        long step = messages / LOOKED_UP;
        time("find %,d keys spread over all", () -> ledger.find(SCOPE, keys(i -> key(i * step))).size());
        time("find %,d others", () -> ledger.find(SCOPE, keys(i -> key(i * step + step / 2))).size());
        time("find the %,d newest keys", () -> ledger.find(SCOPE, keys(i -> key(messages - 1 - i))).size());
        time("find %,d unknown keys", () -> ledger.find(SCOPE, keys(i -> key(messages + i * step))).size());
        time("ids of the last five minutes", () -> ledger.idsSince(Instant.now().minus(Duration.ofMinutes(5))).size());
        time("ids of the last minute", () -> ledger.idsSince(Instant.now().minus(Duration.ofMinutes(1))).size());
    }

    private static List<String> keys(LongFunction<String> key) {
        return LongStream.range(0, LOOKED_UP).mapToObj(key).toList();
    }

    private static void time(String what, Counted work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int[] found = new int[1];
        long before = threads.getCurrentThreadCpuTime();
        double seconds = seconds(() -> found[0] = work.count());
        System.out.printf("%s: %,d in %.3f s (%.3f s of processor time)%n", String.format(what, LOOKED_UP), found[0],
                seconds, (threads.getCurrentThreadCpuTime() - before) / 1e9);
    }

    private Doubt doubt(long i) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("Subject", "Order " + i + " from Kestrel Optics")
                .put("WhoId", "003000000000001AAA").put("ActivityDate", "2026-11-20").put("Status", "Completed")
                .put("TaskSubtype", "Email").put("Description", "Please confirm order " + i + ". ".repeat(50));
        return new Doubt(SCOPE.kind(), SCOPE.object(), key(i), List.of(), "", "",
                new UUID(i * 0x9E3779B97F4A7C15L, ~i * 0xC2B2AE3D27D4EB4FL), "", fields);
    }

    /** Sixteen hexadecimal digits that begin with the time, as Gmail's are. */
    private static String key(long i) {
        return String.format("%016x", (1_700_000_000_000L + i * 1_000 << 20) + (i * 0x9E3779B1L & 0xFFFFF));
    }

    private static String id(String key) {
        return "00T" + Fingerprint.of(key).toString().replace("-", "").substring(0, 15);
    }

    private static LedgerDatabase open(Path folder) {
        return new LedgerDatabase(folder, "", "", "").open();
    }

    private long size() throws IOException {
        return Workspace.size(folder, "ledger");
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Work that finds so many. */
    @FunctionalInterface
    private interface Counted {
        int count();
    }
}
