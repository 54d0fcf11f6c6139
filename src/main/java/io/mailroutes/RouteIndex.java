package io.mailroutes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of routes the jar holds. They are listed in {@code index.txt}, because the class path of another runtime
 * (a bundle, an image) cannot always be searched: first the names of those that people edit, then, after an empty line,
 * those of the machinery.
 */
public final class RouteIndex {

    /** How the name of each file ends. */
    public static final String ENDING = ".camel.yaml";

    private static final String FOLDER = "io/mailroutes/routes/";

    private RouteIndex() {
    }

    /** @return the names of the files that people edit, in the order in which they are told */
    public static List<String> forPeople() {
        return lines().takeWhile(line -> !line.isBlank()).map(line -> line + ENDING).toList();
    }

    /** @return the names of all files */
    public static List<String> all() {
        return lines().filter(line -> !line.isBlank()).map(line -> line + ENDING).toList();
    }

    /** @return where the class path has a file */
    public static String onClassPath(String file) {
        return FOLDER + file;
    }

    private static Stream<String> lines() {
        try (InputStream index = RouteIndex.class.getClassLoader().getResourceAsStream(FOLDER + "index.txt")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
