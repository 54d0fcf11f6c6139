package io.mailroutes.known;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/** A ledger in a file. */
class FileLedgerTest extends LedgerContract {

    @TempDir
    private Path folder;

    @Override
    LedgerDatabase open() {
        return new LedgerDatabase(folder, "", "", "").open();
    }
}
