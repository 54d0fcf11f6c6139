package io.mailroutes.localmailbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the real Nylas CLI on this machine. */
public final class RealNylas {

    /** What to say where it is missing. */
    public static final String HOW_TO_GET_IT = "The real Nylas CLI is not here, so nothing was compared with it. With "
            + "Go 1.26: go install github.com/nylas/cli/cmd/nylas@v3.1.28, then put it on the PATH or name it in "
            + "NYLAS_CLI.";

    private static final int MOST_OF_A_SCRIPT = 1 << 16;

    private RealNylas() {
    }

    /** Whether it is here; says so on stdout when it is not, since a test that is skipped is easily overlooked. */
    public static boolean isHere() {
        boolean isHere = find().isPresent();
        if (!isHere) {
            System.out.println(HOW_TO_GET_IT);
        }
        return isHere;
    }

    /** What the system property or the variable {@code NYLAS_CLI} names, else {@code nylas} on the path. */
    public static Optional<Path> find() {
        Stream<String> named = Stream.of(System.getProperty("NYLAS_CLI", ""),
                System.getenv().getOrDefault("NYLAS_CLI", ""));
        Stream<String> onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> folder + "/nylas");
        return Stream.concat(named.filter(name -> !name.isEmpty()), onPath).map(Path::of)
                .filter(Files::isExecutable).filter(file -> !isStandIn(file)).findFirst();
    }

    /** The real one is a program of many megabytes, the stand-in a short script. */
    private static boolean isStandIn(Path file) {
        return file.toFile().length() < MOST_OF_A_SCRIPT;
    }
}
