package io.mailroutes.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process of one of {@code src/examples}, which the build made with the jar and the pom from a repository. It runs in a
 * folder that has its {@code application.properties}.
 */
final class Example implements AutoCloseable {

    private static final Path BUILT = Path.of("target/examples").toAbsolutePath();
    private static final Path REPOSITORY = Path.of("target/examples-repository").toAbsolutePath();
    private static final Duration BOUND = Duration.ofSeconds(90);

    private final Process process;
    private final Path printed;

    private Example(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /**
     * @param folder     that the process works in
     * @param project    of {@code src/examples}
     * @param mainClass  in its package {@code example}
     * @param arguments  of the process
     */
    static Example start(Path folder, String project, String mainClass, String... arguments) throws IOException {
        Path target = BUILT.resolve(project).resolve("target");
        String classPath = String.join(File.pathSeparator, folder.toString(), target.resolve("classes").toString(),
                Files.readString(target.resolve("class-path")).strip());
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dmaven.repo.local=" + REPOSITORY, "-cp", classPath,
                "example." + mainClass));
        line.addAll(List.of(arguments));
        Path printed = Files.createTempFile(folder, mainClass, ".txt");
        return new Example(new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start(), printed);
    }

    /** @return what it has printed so far */
    String said() throws IOException {
        return Files.readString(printed);
    }

    Example awaitSaid(String text) throws IOException {
        return awaitUntil(() -> said().contains(text));
    }

    /** Waits for something that it does. */
    Example awaitUntil(Callable<Boolean> done) throws IOException {
        try {
            Awaitility.await().atMost(BOUND).until(() -> done.call() || !process.isAlive());
            assertThat(done.call()).isTrue();
            return this;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("It does not come to that: " + said(), e);
        }
    }

    /** Tells it to stop (SIGTERM), and waits for its end. */
    Example stop() throws InterruptedException, IOException {
        process.destroy();
        return await();
    }

    /** Waits for its end. */
    Example await() throws InterruptedException, IOException {
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).as("it ended in time: %s", said()).isTrue();
        return this;
    }

    @Override
    public void close() {
        // It writes into a folder that is deleted next.
        process.destroyForcibly().onExit().join();
    }
}
