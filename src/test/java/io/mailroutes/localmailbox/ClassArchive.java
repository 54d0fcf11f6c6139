package io.mailroutes.localmailbox;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of the command as Java keeps them for quick starts (application class-data sharing), which halves the time
 * of a process that lives for a moment. Made once for the same classes and the same Java, in the temporary folder; it
 * takes jars only, so a folder of classes becomes one.
 */
final class ClassArchive {

    private static final String PACKAGE = "io/mailroutes/localmailbox";

    private final Path folder;
    private final List<Path> classPath;

    /** @param classPath jars and folders, the one with the classes of the command first */
    ClassArchive(List<Path> classPath) throws IOException {
        Path classes = classPath.get(0);
        folder = Path.of(System.getProperty("java.io.tmpdir"), "mailroutes-local-mailbox-" + digest(classes));
        Files.createDirectories(folder);
        this.classPath = new ArrayList<>(classPath);
        if (Files.isDirectory(classes)) {
            this.classPath.set(0, folder.resolve("command.jar"));
            put(folder.resolve("command.jar"), part -> write(classes, part));
        }
        put(folder.resolve("command.jsa"), this::archive);
    }

    /** @return the options of Java, for a shell */
    String options() {
        return "-Xlog:disable -XX:SharedArchiveFile=" + folder.resolve("command.jsa") + " -cp '" + joined() + "'";
    }

    private String joined() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    // Others may do the same at this moment.
    private void put(Path file, Step step) throws IOException {
        if (Files.notExists(file)) {
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            step.write(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void write(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            for (Path each : files(classes)) {
                entries.putNextEntry(new JarEntry(PACKAGE + "/" + each.getFileName()));
                Files.copy(each, entries);
                entries.closeEntry();
            }
        }
    }

    private void archive(Path file) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable", "-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + file, "-cp", joined(),
                "-D" + NylasCommand.DATA + "=" + MailboxData.FIXED, NylasCommand.class.getName(), "email", "list", "--json")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.notExists(file)) {
            throw new IOException("Java made no archive of the classes of the command");
        }
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Step {
        void write(Path file) throws IOException;
    }

    private static String digest(Path classes) throws IOException {
        Hasher hasher = Hashing.sha256().newHasher().putUnencodedChars(System.getProperty("java.vm.version"))
                .putUnencodedChars(classes.toString());
        if (Files.isDirectory(classes)) {
            for (Path each : files(classes)) {
                hasher.putBytes(Files.readAllBytes(each));
            }
        } else {
            hasher.putLong(Files.getLastModifiedTime(classes).toMillis());
        }
        return hasher.hash().toString().substring(0, 16);
    }

    private static List<Path> files(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve(PACKAGE))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
