package io.mailroutes.deadletter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The lines of a file one by one, as bytes, so that a line that nobody understands can be kept as it is. */
final class LetterLines implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private long number;

    LetterLines(Path file) throws IOException {
        try {
            this.input = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (NoSuchFileException e) {
            throw new ReplayException("There is no file " + file + ". To do: name one, or none for all of "
                    + "dead-letter.folder.");
        }
    }

    /** @return the next line without its end; {@code null} after the last one */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int each = input.read();
        if (each < 0) {
            return null;
        }
        for (; each >= 0 && each != '\n'; each = input.read()) {
            line.write(each);
        }
        number++;
        return line.toByteArray();
    }

    /** The number of the line that {@link #next} gave last, from 1. */
    long number() {
        return number;
    }

    static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each > ' ' || each < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
