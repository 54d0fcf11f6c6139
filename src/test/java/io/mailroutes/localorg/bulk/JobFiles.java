package io.mailroutes.localorg.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one job in the folder of all jobs. */
record JobFiles(Path upload, Path successful, Path failed, Path unprocessed) {

    static JobFiles in(Path folder, String id) {
        return new JobFiles(folder.resolve(id + ".csv"), folder.resolve(id + ".successful"), folder.resolve(id + ".failed"),
                folder.resolve(id + ".unprocessed"));
    }

    void delete() {
        try {
            for (Path file : List.of(upload, successful, failed, unprocessed)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
