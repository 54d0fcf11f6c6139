package io.mailroutes.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a command and measures it with all that it starts: processor time by the shell's {@code times}, memory by looking
 * again and again, since the kernel keeps the peak of each process as long as that lives.
 */
final class MeasuredProcess {

    private static final String TIMED = "\"$@\"; status=$?; times >times; exit $status";
    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final int CHILDREN_USER = 2;
    private static final int LOOK_EVERY_MILLIS = 20;

    private long peakKb;

    private MeasuredProcess() {
    }

    static Measured run(CommandLine command, Trial trial) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", TIMED, "sh"));
        words.addAll(command.words());
        File said = trial.folder().resolve("said").toFile();
        ProcessBuilder builder = new ProcessBuilder(words).directory(trial.folder().toFile())
                .redirectOutput(trial.printed().toFile()).redirectError(said);
        builder.environment().put("HOME", trial.folder().toString());
        builder.environment().putAll(command.environment());
        long begin = System.nanoTime();
        Process process = builder.start();
        MeasuredProcess measured = new MeasuredProcess();
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            measured.look(process);
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.words().get(0) + " ended with " + process.exitValue() + ":\n"
                    + Files.readString(said.toPath()) + Files.readString(trial.printed()).lines().limit(20).toList());
        }
        return new Measured(wall, seconds(Files.readString(trial.folder().resolve("times"))), measured.peakKb, 0);
    }

    private void look(Process process) {
        process.descendants().forEach(each -> peakKb = Math.max(peakKb, peak(each.pid())));
    }

    private static long peak(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        } catch (IOException | UncheckedIOException e) {
            // It has ended, and with it its entry.
            return 0;
        }
    }

    // User and system of the shell, then those of what it waited for.
    private static double seconds(String times) {
        List<MatchResult> all = MINUTES.matcher(times).results().toList();
        MatchResult user = all.get(CHILDREN_USER);
        return Integer.parseInt(user.group(1)) * 60 + Double.parseDouble(user.group(2));
    }
}
