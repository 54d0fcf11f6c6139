package io.mailroutes.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where one command is measured once.
 *
 * @param folder empty at the beginning, home and working folder of the command
 * @param org    as fresh; null for a work that needs none
 */
record Trial(Path folder, Data data, OrgProcess org) {

    /** What the command prints. */
    Path printed() {
        return folder.resolve("printed");
    }

    int calls() throws IOException, InterruptedException {
        return org == null ? 0 : org.calls();
    }
}
