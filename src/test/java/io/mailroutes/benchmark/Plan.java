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
 * @param program what starts this project; null for the classes as they were compiled
 * @param before  the same of an earlier commit; null for none
 */
record Plan(List<Integer> sizes, List<Integer> mail, int rounds, Duration latency, long others, String heap, Path program,
        Path before) {

    /** The plan of the system properties {@code benchmark.…}, which the pom has. */
    static Plan ofProperties() {
        return new Plan(numbers("sizes"), numbers("mail"), Integer.parseInt(text("rounds")),
                Duration.ofMillis(Long.parseLong(text("latency").replace("ms", ""))), Long.parseLong(text("others")),
                text("heap"), path("program"), path("before"));
    }

    private static List<Integer> numbers(String name) {
        return Arrays.stream(text(name).split(",")).filter(each -> !each.isBlank())
                .map(each -> Integer.parseInt(each.strip())).toList();
    }

    private static Path path(String name) {
        return text(name).isEmpty() ? null : Path.of(text(name));
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
        return "This project with -Xmx%s, started by %s; an org in another process, %d ms a call, with %,d other contacts; "
                .formatted(heap, program == null ? "its classes" : program, latency.toMillis(), others)
                + "medians of %d (the largest of several sizes once), with the least and the most".formatted(rounds);
    }
}
