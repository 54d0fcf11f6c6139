package io.mailroutes.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs in other languages that lie beside this class. */
final class Resource {

    private Resource() {
    }

    /** @return where it is now */
    static Path copy(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            Files.copy(in, copy);
        }
        return copy;
    }
}
