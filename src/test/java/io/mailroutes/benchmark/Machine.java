package io.mailroutes.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What it was measured on. */
final class Machine {

    private static final double KB_IN_GB = 1 << 20;

    private Machine() {
    }

    static String here() {
        return "%s: %d processors (%s), %.1f GB, Linux %s, Java %s".formatted(LocalDate.now(),
                Runtime.getRuntime().availableProcessors(), line("cpuinfo", "model name"),
                Long.parseLong(line("meminfo", "MemTotal").replaceAll("\\D", "")) / KB_IN_GB, System.getProperty("os.version"),
                System.getProperty("java.version"));
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", file))) {
            return lines.filter(line -> line.startsWith(name)).map(line -> line.replaceFirst(".*?:\\s*", "")).findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
