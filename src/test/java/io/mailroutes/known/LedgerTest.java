package io.mailroutes.known;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger was told, it still knows after the process was killed, from the moment on that it said so. */
class LedgerTest {

    private static final Scope SCOPE = new Scope("00D000000000001AAA", "letters", "Task", "dana");
    private static final int BATCH = 50;
    private static final int LINES_BEFORE_THE_KILL = 60;
    private static final int BATCHES = 40;
    private static final int RUNS = 40;
    private static final long MOST_BYTES = 4_000_000;

    @TempDir
    private Path folder;

    private static LedgerDatabase open(Path folder) {
        return new LedgerDatabase(folder, "", "", "").open();
    }

    private static List<String> keys(int batch) {
        return IntStream.range(0, BATCH).mapToObj(i -> "message-" + batch + "-" + i).toList();
    }

    private static List<Settled> settled(int batch) {
        return keys(batch).stream().map(key -> new Settled(SCOPE.kind(), SCOPE.object(), key,
                Sent.written(Fingerprint.of(key), "00T000000000001AAA", ""))).toList();
    }

    private static Call call(int batch) {
        return new Call("call " + batch, SCOPE.org(), SCOPE.mailbox(), "", Instant.EPOCH, keys(batch).stream()
                .map(key -> new Doubt(SCOPE.kind(), SCOPE.object(), key, List.of(), "", "", Fingerprint.of(key), "",
                        JsonNodeFactory.instance.objectNode().put("Subject", key))).toList());
    }

    private static void settle(Ledger ledger, List<Settled> settled, String endedCall) {
        ledger.settle(SCOPE.org(), SCOPE.mailbox(), settled, endedCall);
    }

    @RepeatedTest(3)
    void whatWasNotedOrSettledOutlivesAKill() throws Exception {
        Set<String> said = killed();
        try (LedgerDatabase database = open(folder)) {
            Ledger ledger = new Ledger(database, Instant::now);
            Set<String> inDoubt = new HashSet<>();
            new Doubts(database).of(SCOPE.org(), null)
                    .forEach(call -> call.doubts().forEach(doubt -> inDoubt.add(doubt.key())));
            assertThat(inDoubt).as("one call at most has no answer").hasSizeLessThanOrEqualTo(BATCH);
            for (int batch = 0; said.contains("noted " + batch); batch++) {
                Set<String> known = new HashSet<>(ledger.find(SCOPE, keys(batch)).keySet());
                if (!said.contains("settled " + batch)) {
                    known.addAll(inDoubt);
                }
                assertThat(known).as("batch %d", batch).containsAll(keys(batch));
            }
        }
    }

    /** Lets a process write until it has said a number of lines, and kills it. @return all that it said */
    private Set<String> killed() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Writer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Set<String> said = new HashSet<>();
        try (BufferedReader lines = process.inputReader()) {
            while (said.size() < LINES_BEFORE_THE_KILL) {
                said.add(Objects.requireNonNull(lines.readLine(), "the process ended by itself"));
            }
            // Not by the process itself, which would close its output, too.
            process.toHandle().destroyForcibly();
            lines.lines().forEach(said::add);
        }
        process.waitFor();
        return said;
    }

    @Test
    void theFileDoesNotGrowByWhatWasReplaced() {
        try (LedgerDatabase database = open(folder)) {
            Ledger ledger = new Ledger(database, Instant::now);
            Doubts doubts = new Doubts(database);
            List<Settled> all = IntStream.range(0, BATCHES).boxed().flatMap(batch -> settled(batch).stream()).toList();
            for (int run = 0; run < RUNS; run++) {
                doubts.note(call(run));
                settle(ledger, all, call(run).id());
                database.rest();
            }
            Map<String, Sent> known = new HashMap<>();
            all.forEach(each -> known.put(each.key(), each.sent()));
            assertThat(ledger.find(SCOPE, known.keySet())).isEqualTo(known);
            assertThat(folder.resolve("ledger.mv.db").toFile().length()).isLessThan(MOST_BYTES);
        }
    }

    /** The process that is killed. */
    static final class Writer {

        private Writer() {
        }

        public static void main(String[] arguments) {
            LedgerDatabase database = open(Path.of(arguments[0]));
            Ledger ledger = new Ledger(database, Instant::now);
            Doubts doubts = new Doubts(database);
            for (int batch = 0;; batch++) {
                doubts.note(call(batch));
                System.out.println("noted " + batch);
                settle(ledger, settled(batch), call(batch).id());
                System.out.println("settled " + batch);
                database.rest();
            }
        }
    }
}
