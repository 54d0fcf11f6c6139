package io.mailroutes.staging;

import io.mailroutes.report.StateException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A private file that JSON is put into to be read again: what records are made from that the CLI did not print. Each
 * piece is in the file when {@link #add} returns.
 */
public final class Spool implements AutoCloseable {

    private final String name;
    private final OutputStream file;
    private long length;

    /** @param path an empty file that nobody else can read */
    public Spool(Path path) {
        this.name = path.getFileName().toString();
        try {
            this.file = Files.newOutputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the JSON stands now */
    public Original add(byte[] json) {
        try {
            file.write(json);
        } catch (IOException e) {
            throw StateException.full("what a record is made from", e);
        }
        Original original = new Original(name, length, json.length);
        length += json.length;
        return original;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
