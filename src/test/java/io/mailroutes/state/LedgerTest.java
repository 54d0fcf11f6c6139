package io.mailroutes.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger was told, it still knows after the process was killed, from the moment on that it said so. */
class LedgerTest {

    private static final Scope SCOPE = new Scope("00D000000000001AAA", "Task", "dana");
    private static final int BATCH = 50;
    private static final int LINES_BEFORE_THE_KILL = 60;
    private static final int BATCHES = 40;
    private static final int RUNS = 40;
    private static final long MOST_BYTES = 4_000_000;

    @TempDir
    private Path folder;

    private static LedgerDatabase open(Path folder) {
        return new LedgerDatabase(folder, "", "", "");
    }

    private static List<String> keys(int batch) {
        return IntStream.range(0, BATCH).mapToObj(i -> "message-" + batch + "-" + i).toList();
    }

    private static Map<String, Sent> sent(int batch) {
        Map<String, Sent> sent = new HashMap<>();
        keys(batch).forEach(key -> sent.put(key, Sent.written(Fingerprint.of(key), "00T000000000001AAA", "")));
        return sent;
    }

    private static List<Doubt> doubts(int batch) {
        return keys(batch).stream().map(key -> new Doubt(key, Fingerprint.of(key), "", "",
                JsonNodeFactory.instance.objectNode().put("Subject", key), "", Instant.EPOCH)).toList();
    }

    @RepeatedTest(3)
    void whatWasNotedOrSettledOutlivesAKill() throws Exception {
        Set<String> said = killed();
        try (LedgerDatabase database = open(folder)) {
            Ledger ledger = new Ledger(database, Instant::now);
            Set<String> inDoubt = new HashSet<>();
            Doubts doubts = new Doubts(database, ledger);
            doubts.groups(SCOPE.org()).forEach(group -> doubts.of(group).forEach(doubt -> inDoubt.add(doubt.key())));
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
                said.add(lines.readLine());
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
            Map<String, Sent> all = new HashMap<>();
            IntStream.range(0, BATCHES).forEach(batch -> all.putAll(sent(batch)));
            for (int run = 0; run < RUNS; run++) {
                ledger.settle(SCOPE, all);
                database.rest();
            }
            assertThat(ledger.find(SCOPE, all.keySet())).isEqualTo(all);
            assertThat(folder.resolve("ledger.mv.db").toFile().length()).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void ofARecordOnlyWhatWasNotedLastIsKnown() {
        try (LedgerDatabase database = open(folder)) {
            Ledger ledger = new Ledger(database, Instant::now);
            ledger.settle(SCOPE, Map.of("m", Sent.refused(Fingerprint.of("a"), "INVALID_EMAIL_ADDRESS")));
            Sent last = Sent.written(Fingerprint.of("b"), "00T000000000001AAA", "");
            ledger.settle(SCOPE, Map.of("m", last));
            assertThat(ledger.find(SCOPE, List.of("m", "other"))).isEqualTo(Map.of("m", last));
        }
    }

    @Test
    void idsAreKnownByWhenTheyWereNoted() {
        Instant[] now = {Instant.parse("2026-03-12T14:30:00Z")};
        try (LedgerDatabase database = open(folder)) {
            Ledger ledger = new Ledger(database, () -> now[0]);
            ledger.settle(SCOPE, Map.of("a", Sent.written(Fingerprint.of("a"), "00T00000000000aAAA", "")));
            now[0] = now[0].plusSeconds(60);
            ledger.settle(SCOPE, Map.of("b", Sent.written(Fingerprint.of("b"), "00T00000000000bAAA", "")));
            assertThat(ledger.idsSince(now[0])).containsExactly("00T00000000000bAAA");
            assertThat(ledger.idsSince(now[0].minusSeconds(60))).hasSize(2);
        }
    }

    /** The process that is killed. */
    static final class Writer {

        private Writer() {
        }

        public static void main(String[] arguments) {
            LedgerDatabase database = open(Path.of(arguments[0]));
            Ledger ledger = new Ledger(database, Instant::now);
            Doubts doubts = new Doubts(database, ledger);
            for (int batch = 0;; batch++) {
                doubts.note(SCOPE, doubts(batch));
                System.out.println("noted " + batch);
                ledger.settle(SCOPE, sent(batch));
                System.out.println("settled " + batch);
                database.rest();
            }
        }
    }
}
