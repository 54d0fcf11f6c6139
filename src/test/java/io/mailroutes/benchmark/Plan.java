package io.mailroutes.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the benchmark is to do.
 *
 * @param sizes   how many contacts
 * @param mail    how many contacts and as many messages
 * @param rounds  how often each contender has its turn; once for the largest of several sizes
 * @param latency how long the org waits with each answer
 * @param others  contacts that the org has beforehand, and the mailbox does not
 * @param heap    {@code -Xmx} of this project
 * @param before  the jar of an earlier commit of this project; null for none
 */
record Plan(List<Integer> sizes, List<Integer> mail, int rounds, Duration latency, long others, String heap, Path before) {

    /** The plan of the system properties {@code benchmark.…}, which the pom has. */
    static Plan ofProperties() {
        String before = text("before");
        return new Plan(numbers("sizes"), numbers("mail"), Integer.parseInt(text("rounds")),
                Duration.ofMillis(Long.parseLong(text("latency").replace("ms", ""))), Long.parseLong(text("others")),
                text("heap"), before.isEmpty() ? null : Path.of(before));
    }

    private static List<Integer> numbers(String name) {
        return Arrays.stream(text(name).split(",")).filter(each -> !each.isBlank())
                .map(each -> Integer.parseInt(each.strip())).toList();
    }

    private static String text(String name) {
        return System.getProperty("benchmark." + name);
    }

    int rounds(int size) {
        boolean largest = sizes.size() > 1 && size == sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return largest ? 1 : rounds;
    }

    @Override
    public String toString() {
        return "This project with -Xmx%s; an org in another process, %d ms a call, with %,d other contacts; medians of %d "
                .formatted(heap, latency.toMillis(), others, rounds) + "(the largest size once), with the least and the most";
    }
}
