package io.mailroutes.run;

import io.mailroutes.report.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of one mailbox in one run, which nobody else can read and which is gone at its end. */
final class PrivateFolder {

    private final Path path;

    PrivateFolder(Path runs, String run) {
        try {
            Files.createDirectories(runs);
            path = Files.createTempDirectory(runs, run + "-");
        } catch (IOException e) {
            throw new StateException("Cannot make the run's private folder under " + runs, e, "make state.folder writable");
        }
    }

    Path path() {
        return path;
    }

    Path newFile(String name) {
        try {
            Path file = path.resolve(name);
            Files.deleteIfExists(file);
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw StateException.full("the file " + name + " in " + path, e);
        }
    }

    void delete() throws IOException {
        StateFolder.delete(path);
    }
}
