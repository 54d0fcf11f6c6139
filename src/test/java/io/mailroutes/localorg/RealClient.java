package io.mailroutes.localorg;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds and starts clients of Salesforce that others have written. {@code .ci/run} installs them where it can. */
final class RealClient {

    static final String NO_SF = "The Salesforce CLI is not here, so it was not tried. With npm: bash .ci/run, or put "
            + "sf 2.146.3 or later on the PATH or name it in SF_CLI.";
    static final String NO_PYTHON = "simple_salesforce is not here, so it was not tried. With Python 3: bash .ci/run, "
            + "or name a Python that has it in SIMPLE_SALESFORCE_PYTHON.";
    static final String NO_JSFORCE = "jsforce is not here, so it was not tried. With npm: bash .ci/run, or name a "
            + "Node that finds @jsforce/jsforce-node in JSFORCE_NODE.";

    private static final int MOST_SECONDS = 90;

    private RealClient() {
    }

    /** What a client did. */
    record Run(int status, String out, String err) {
    }

    static boolean sfIsHere() {
        return isHere(sf(), NO_SF);
    }

    static boolean pythonIsHere() {
        return isHere(python(), NO_PYTHON);
    }

    static boolean jsforceIsHere() {
        return isHere(jsforce(), NO_JSFORCE);
    }

    static Optional<Path> sf() {
        return find("SF_CLI", "sf");
    }

    static Optional<Path> python() {
        return find("SIMPLE_SALESFORCE_PYTHON", null);
    }

    static Optional<Path> jsforce() {
        return find("JSFORCE_NODE", null);
    }

    /** Says so when it is not, since a test that is skipped is easily overlooked. */
    private static boolean isHere(Optional<Path> program, String howToGetIt) {
        if (program.isEmpty()) {
            System.out.println(howToGetIt);
        }
        return program.isPresent();
    }

    /** @param name to look for on the PATH, or {@code null} */
    private static Optional<Path> find(String variable, String name) {
        Stream<String> onPath = name == null ? Stream.empty() : Arrays.stream(System.getenv().getOrDefault("PATH", "")
                .split(File.pathSeparator)).map(folder -> folder + "/" + name);
        return Stream.concat(Stream.ofNullable(System.getenv(variable)), onPath).filter(text -> !text.isEmpty())
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Runs a command to its end in a folder that is its home too, empty but for what earlier runs left there. */
    static Run run(Path folder, Map<String, String> environment, List<String> command) throws IOException,
            InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("SF"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("Not done after " + MOST_SECONDS + " s: " + command + "\n"
                    + Files.readString(out) + Files.readString(err));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
