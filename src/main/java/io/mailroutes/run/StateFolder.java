package io.mailroutes.run;

import io.mailroutes.report.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that keeps what must outlive a run. One process uses it at a time; what a killed run left behind is
 * removed when the next one begins.
 */
public final class StateFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final String RUNS = "runs";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    /** Makes the folder where it is missing and takes it for this process. */
    public StateFolder(Path folder) {
        this.folder = folder;
        try {
            makePrivate(folder);
            Files.createDirectories(folder.resolve(RUNS));
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(e);
        }
        try {
            lock();
            removeOldRuns();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StateException unusable(IOException e) {
        return new StateException("Cannot use the folder of state.folder, " + folder.toAbsolutePath(), e,
                "make it a folder that this user can write, with all that is in it; it keeps what was sent before");
    }

    // It holds addresses, so a folder that is made here is for its owner alone.
    private static void makePrivate(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String owner = Files.readString(folder.resolve(LOCK)).strip();
            channel.close();
            throw new StateException("Another process works with the folder of state.folder, " + folder.toAbsolutePath()
                    + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + ". To do: let it end first. Another folder is no way out: without what was sent before, messages are "
                    + "sent again");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
    }

    private void removeOldRuns() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(RUNS))) {
            List<Path> left = runs.toList();
            for (Path run : left) {
                LOG.info("Removing what a run left behind that did not end by itself: {}", run.getFileName());
                delete(run);
            }
        }
    }

    /** Where runs make their private folders. */
    public Path runs() {
        return folder.resolve(RUNS);
    }

    public Path path() {
        return folder;
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give the state folder back", e);
        }
    }
}
