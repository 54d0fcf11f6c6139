package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM holds at one moment. Linux only: read from {@code /proc}, and by the JDK's {@code jcmd}.
 *
 * @param residentKb resident memory
 * @param heapKb     live objects, after a full collection
 * @param threads    of the whole process
 * @param handles    open files and sockets
 */
record ProcessSample(long residentKb, long heapKb, long threads, long handles) {

    static ProcessSample of(long pid) throws IOException {
        long heap = liveBytes(pid) / 1024;
        Path process = Path.of("/proc", Long.toString(pid));
        List<String> status = Files.readAllLines(process.resolve("status"));
        try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
            return new ProcessSample(number(status, "VmRSS:"), heap, number(status, "Threads:"), handles.count());
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    // The histogram collects garbage first. Its last line is "Total <objects> <bytes>".
    private static long liveBytes(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String total = said.lines().filter(line -> line.startsWith("Total")).max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("jcmd did not tell the heap: " + said));
        return Long.parseLong(total.replaceFirst(".*\\s(\\d+)\\s*$", "$1"));
    }
}
