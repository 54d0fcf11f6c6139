package io.mailroutes.mapping;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Ten times the text is about ten times the work, whatever the text: a quadratic function would make it a hundred. */
class LinearTest {

    private static final int LENGTH = 100_000;
    private static final double MOST = 35;
    // Below this, ten times the text is done before a clock tells anything.
    private static final long NOTHING_NANOS = 40_000_000;
    private static final int TRIES = 4;

    private static final Map<String, Consumer<String>> FUNCTIONS = Map.of("html_text", HtmlText::of,
            "surname", PersonName::of, "address", Addresses::of, "filled", Blank::strip,
            "website_domain", CompanyDomain::ofWebsite);

    static Stream<Arguments> textsOfEachFunction() {
        return Stream.of(" ", "\n", " \n", "\t", "\r", "<", "<a", "<p>", "</p>", "<b><i>", "<!--", "&", "&a", "&#1;", "\u00a0", "\u200b",
                "=?", "(", "\"", ",", ",a", "@", "a@", ".", "a.", "://", "<table>").flatMap(piece ->
                FUNCTIONS.keySet().stream().map(function -> arguments(function, piece)));
    }

    @ParameterizedTest
    @MethodSource("textsOfEachFunction")
    void tenTimesTheTextIsAboutTenTimesTheWork(String function, String piece) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least > MOST; i++) {
            long tenth = work(function, text(piece, LENGTH / 10));
            long whole = work(function, text(piece, LENGTH));
            least = Math.min(least, whole < NOTHING_NANOS ? 0 : (double) whole / tenth);
        }
        assertThat(least).isLessThan(MOST);
    }

    private static String text(String piece, int length) {
        return "head" + piece.repeat(length / piece.length()) + "tail";
    }

    // Of this thread alone, as other work on the machine does not count.
    private static long work(String function, String text) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        FUNCTIONS.get(function).accept(text);
        return Math.max(1, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
    }
}
