package io.mailroutes.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mailroutes.settings.Settings;

/** One run of the product in a process of its own, which can be killed. */
final class ProductProcess {

    /** A sum that does not add up, and an exception that nobody explained. */
    private static final Pattern BAD = Pattern.compile(" \\u2260 |^\\tat |^Exception in");
    private static final long LONGEST_SECONDS = 180;
    private static final long POLL_NANOS = 200_000;

    private final Process process;
    private final Path printed;
    private final long begin = System.nanoTime();

    private ProductProcess(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** @param name of the command, {@code sync} or {@code replay} */
    static ProductProcess start(Setup setup, String name) throws IOException {
        Path printed = setup.folder().resolve("printed.txt");
        Path none = Files.write(setup.folder().resolve("none.properties"), new byte[0]);
        // Compiled quickly rather than well and not verified, for a process that lives for a moment.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java,
                "-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
                "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                "io.mailroutes.Mailroutes", name, "--properties",
                none.toString()));
        Properties defaults = Settings.defaults();
        setup.settings().forEach((key, value) -> {
            if (!value.equals(defaults.get(key))) {
                command.addAll(List.of("--set", key + "=" + value));
            }
        });
        return new ProductProcess(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start(), printed);
    }

    /** How long it has been running, in milliseconds. */
    long milliseconds() {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** Sends SIGKILL as soon as something is so. @return whether it was still running then */
    boolean killWhen(BooleanSupplier due, long microsLater) throws InterruptedException {
        while (process.isAlive() && !due.getAsBoolean() && milliseconds() < LONGEST_SECONDS * 1000) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(microsLater));
        boolean running = process.isAlive();
        process.destroyForcibly().waitFor();
        return running;
    }

    /** Waits for its end. @return exit status */
    int await() throws InterruptedException {
        killWhen(() -> false, 0);
        return process.exitValue();
    }

    /** @return what no process may print, however things went */
    List<String> problems() throws IOException {
        try (Stream<String> lines = Files.lines(printed, StandardCharsets.UTF_8)) {
            return lines.filter(line -> BAD.matcher(line).find()).map(line -> "a process printed: " + line).limit(10)
                    .toList();
        }
    }
}
