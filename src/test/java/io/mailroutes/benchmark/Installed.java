package io.mailroutes.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of others: by a variable, on the PATH, or where {@code .ci/run} installs them. */
final class Installed {

    private Installed() {
    }

    static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    /**
     * @param variable that names it
     * @param folder   in the cache: how its name begins
     * @param name     in that folder
     */
    static Optional<Path> by(String variable, String folder, String name) {
        String named = Objects.requireNonNullElse(System.getenv(variable), "");
        return (named.isEmpty() ? cached(folder, name) : Optional.of(Path.of(named))).filter(Files::isExecutable);
    }

    private static Optional<Path> cached(String folder, String name) {
        String home = System.getenv("XDG_CACHE_HOME");
        Path cache = (home == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home)).resolve("mailroutes");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(each -> each.getFileName().toString().startsWith(folder)
                    && Files.exists(each.resolve(".installed"))).map(each -> each.resolve(name)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
