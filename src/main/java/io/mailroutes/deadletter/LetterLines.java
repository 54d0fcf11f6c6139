package io.mailroutes.deadletter;

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
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long number;

    LetterLines(Path file) throws IOException {
        try {
            this.input = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new ReplayException("There is no file " + file + ". To do: name one, or none for all of "
                    + "dead-letter.folder.");
        }
    }

    /** @return the next line without its end; {@code null} after the last one */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        while (position < limit || fill()) {
            int end = endOfLine();
            line.write(buffer, position, end - position);
            position = Math.min(limit, end + 1);
            if (end < limit) {
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer));
        return limit > 0;
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
