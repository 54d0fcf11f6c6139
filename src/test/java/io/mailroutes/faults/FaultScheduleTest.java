package io.mailroutes.faults;

import java.nio.file.Path;
import java.util.stream.LongStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever goes wrong, nothing is lost and nothing is there twice. {@link FaultSchedules} draws many more schedules. */
class FaultScheduleTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("faults.schedules", 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndNothingIsThereTwice(long seed) throws Exception {
        Schedule.Result result = Schedule.run(seed, folder);
        assertThat(result.problems()).as("%s", result).isEmpty();
    }
}
