package io.mailroutes.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A killed process loses nothing, and the next one repeats nothing. {@link Kills} kills at many more points. */
class KillTest {

    private static final int KILLS = 6;

    @TempDir
    private Path folder;
    private static List<Killing> ways;
    private static Killing.Whole whole;

    @BeforeAll
    static void measure(@TempDir Path folder) throws Exception {
        ways = Killing.ways(1);
        whole = ways.get(2).measure(folder);
    }

    static IntStream kills() {
        return IntStream.range(0, KILLS);
    }

    @ParameterizedTest
    @MethodSource("kills")
    void theNextRunLosesNothingAndRepeatsNothing(int number) throws Exception {
        double share = (number + 1.0) / (KILLS + 1);
        Killing.Result result = ways.get(2).kill(folder, whole, share, number % 2 == 0);
        assertThat(result.problems()).as("%s", result).isEmpty();
    }
}
