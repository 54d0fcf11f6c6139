package io.mailroutes.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;

import io.mailroutes.RouteIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a new user the files to edit. */
@Command(name = "init", mixinStandardHelpOptions = true,
        description = "Writes routes/ and application.properties to edit, never over a file that is there.")
final class InitCommand implements Callable<Integer> {

    private static final FileAttribute<?>[] ANYONE = {};
    private static final String EXAMPLE = "io/mailroutes/application.properties.example";
    private static final String SETTINGS = "application.properties";

    /** How the user called the program; told by the script {@code bin/mailroutes}. */
    private static final String PROGRAM = "mailroutes.program";

    @Option(names = "--folder", paramLabel = "FOLDER", defaultValue = ".",
            description = "Where to write them (default: here).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    /** @return 0 when all files are there, 1 when one cannot be written */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.createDirectories(folder.resolve("routes"));
            for (String file : RouteIndex.forPeople()) {
                write(RouteIndex.onClassPath(file), "routes/" + file, ANYONE);
            }
            write(EXAMPLE, SETTINGS, ownerOnly());
        } catch (IOException e) {
            spec.commandLine().getErr().println("Cannot write to " + folder.toAbsolutePath().normalize() + ": "
                    + reason(e) + ". To do: make it a folder that you can write to, or name another with --folder.");
            return 1;
        }
        out.println();
        out.println("Next: fill in your log-in to Salesforce in " + folder.resolve(SETTINGS).normalize()
                + ", then, in the folder that holds it:");
        String program = System.getProperty(PROGRAM, "java -jar mailroutes.jar");
        out.println("  " + program + " check            # finds out whether a run would work; writes nothing");
        out.println("  " + program + " sync --dry-run   # prints what a run would write");
        out.println("  " + program + " sync");
        out.flush();
        return 0;
    }

    private void write(String resource, String name, FileAttribute<?>... attributes) throws IOException {
        Path file = folder.resolve(name);
        boolean written = create(file, attributes);
        if (written) {
            try (InputStream in = InitCommand.class.getClassLoader().getResourceAsStream(resource);
                    OutputStream to = Files.newOutputStream(file)) {
                in.transferTo(to);
            }
        }
        spec.commandLine().getOut().println((written ? "written  " : "kept     ") + file.normalize());
    }

    private static boolean create(Path file, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createFile(file, attributes);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    // The settings will hold secrets.
    private FileAttribute<?>[] ownerOnly() {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : ANYONE;
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
