package io.mailroutes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars that a user put into the folder {@code ext} beside the program: more Camel components, and what they need. */
final class ExtraJars {

    private static final Logger LOG = LoggerFactory.getLogger(ExtraJars.class);
    private static final String FOLDER = "ext";

    private ExtraJars() {
    }

    /** Lets this thread, and Camel when it is started by it, find what is in them. */
    static void add() {
        Path folder = program().resolveSibling(FOLDER);
        List<URL> jars = Files.isDirectory(folder) ? jars(folder) : List.of();
        if (!jars.isEmpty()) {
            LOG.info("{} jars of {} are on the class path", jars.size(), folder);
            // Never closed: it is needed to the end of the process.
            Thread.currentThread().setContextClassLoader(new URLClassLoader("mailroutes-ext", jars.toArray(URL[]::new),
                    ExtraJars.class.getClassLoader()));
        }
    }

    private static Path program() {
        CodeSource source = ExtraJars.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<URL> jars(Path folder) {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : files) {
                jars.add(jar.toUri().toURL());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars;
    }
}
