package io.mailroutes.run;

import io.mailroutes.report.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Makes sure, before anything is written to Salesforce, that what a run has to keep can be kept. The state folder is
 * taken by the first run, and given back when this is closed.
 */
public final class Folders implements AutoCloseable {

    /** What the name of a file ends with that is about to take the place of a file of dead letters. */
    public static final String REWRITE = ".rewrite";

    private static final double BYTES_IN_MB = 1e6;

    private final Path state;
    private final Path deadLetters;
    private final long leastFree;
    private final Runnable ledger;
    private StateFolder taken;

    /**
     * @param state       state folder
     * @param deadLetters folder of the dead letters; {@code null} when they go elsewhere
     * @param leastFree   bytes that must be free in each ({@code state.least-free-bytes})
     * @param ledger      opens the ledger
     */
    public Folders(Path state, Path deadLetters, long leastFree, Runnable ledger) {
        this.state = state;
        this.deadLetters = deadLetters;
        this.leastFree = leastFree;
        this.ledger = ledger;
    }

    /**
     * Also removes what a killed run or replay left behind.
     *
     * @throws StateException when one cannot be written, has no room, or is another process's
     */
    public synchronized void check() {
        if (taken == null) {
            taken = new StateFolder(state);
        }
        requireRoom("state.folder", state, leastFree);
        if (deadLetters != null) {
            requireRoom("dead-letter.folder", deadLetters, leastFree);
            removeRewrites();
        }
        ledger.run();
    }

    @Override
    public synchronized void close() {
        if (taken != null) {
            taken.close();
            taken = null;
        }
    }

    private void removeRewrites() {
        try (Stream<Path> files = Files.list(deadLetters)) {
            for (Path file : files.filter(each -> each.toString().endsWith(REWRITE)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StateException("Cannot tidy up the folder of dead-letter.folder, " + deadLetters.toAbsolutePath(), e,
                    "make it readable and writable");
        }
    }

    /**
     * @param key       of the setting that names the folder
     * @param leastFree bytes that must be free in it
     * @throws StateException when it cannot be written, or has no room
     */
    public static void requireRoom(String key, Path folder, long leastFree) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "check", ".tmp"));
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < leastFree) {
                throw new StateException(String.format("The folder of %s, %s, has %.1f MB left, and a run wants %.1f. To "
                        + "do: make room, or lower state.least-free-bytes", key, folder.toAbsolutePath(),
                        free / BYTES_IN_MB, leastFree / BYTES_IN_MB));
            }
        } catch (IOException e) {
            throw new StateException("The folder of " + key + ", " + folder.toAbsolutePath() + ", cannot be written", e,
                    "make it a folder that this user can write, or set " + key + " to another one");
        }
    }
}
