package io.mailroutes.known;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the ledger's file, or brings it up to date. H2 commits after each statement that changes a table, so all is
 * done in a copy, which takes the place of the file in one step at the end: whenever the process dies, the file is
 * whole and of either version.
 */
final class LedgerFileUpgrade {

    private static final String COPY = "-upgrade";
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFileUpgrade.class);

    private LedgerFileUpgrade() {
    }

    /**
     * @param name of the database, with its folder; nobody has it open
     * @throws LedgerException when it does not go; the file is as it was
     */
    static void of(Path name, String user, String password) {
        Path file = LedgerFile.fileOf(name);
        Path copyName = Path.of(name + COPY);
        Path copy = LedgerFile.fileOf(copyName);
        try {
            try {
                Files.deleteIfExists(copy);
                if (Files.exists(file)) {
                    LOG.info("Bringing the ledger up to date, a file of {} kilobytes", Files.size(file) / 1_000);
                    Files.copy(file, copy);
                }
                upgrade(LedgerFile.source(copyName, user, password));
                put(copy, file);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | SQLException e) {
            throw new LedgerException("Cannot make the ledger, or bring it up to date, in " + file.getParent()
                    + "; it is as it was", e, "make state.folder writable, with room for the ledger twice");
        }
    }

    private static void upgrade(JdbcDataSource source) throws SQLException {
        // Without one that stays, H2 would close the file after each.
        try (Connection open = source.getConnection()) {
            LOG.debug("Bringing the ledger up to date at {}", open);
            LedgerSchema.bringUpToDate(source);
        }
    }

    private static void put(Path copy, Path file) throws IOException {
        force(copy, StandardOpenOption.WRITE);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try {
            force(file.getParent(), StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug("This system cannot be asked to write a folder, and does so by itself: {}", e.getMessage());
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
