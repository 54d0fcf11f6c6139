package io.mailroutes.nylas;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The array that a {@code nylas … list --json} printed into a file, read one record at a time.
 *
 * <p>An empty file, {@code null} and {@code []} all mean no records. Anything but one complete array ends in a
 * {@link NylasException}: half an export must never be taken for a whole one.
 */
public abstract class NylasExport implements Iterator<JsonNode>, Closeable {

    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final int BUFFER = 1 << 16;

    private final String command;
    private final InputStream input;
    private final JsonParser parser;
    private JsonToken next;
    private long count;

    /**
     * @param printed what the CLI printed, UTF-8; closed with this
     * @param command the command that printed it, for error messages
     */
    protected NylasExport(InputStream printed, String command) {
        this.command = command;
        this.input = new BufferedInputStream(printed, BUFFER);
        try {
            this.parser = JSON.createParser(input);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what `" + command + "` printed", e);
        }
        this.next = firstRecord();
    }

    /**
     * Called for each record, when it is its turn.
     *
     * @param offset its first byte in what was printed
     * @param length its bytes
     */
    protected abstract void begin(JsonNode record, long offset, int length);

    /** Whether records that follow are read no more. */
    protected abstract boolean isOver();

    /** Called once, when the last record was read. @param records how many there were */
    protected abstract void end(long records);

    @Override
    public boolean hasNext() {
        return next != null && !isOver();
    }

    @Override
    public JsonNode next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return reading(() -> {
            long begin = parser.currentTokenLocation().getByteOffset();
            JsonNode json = parser.readValueAsTree();
            int length = Math.toIntExact(parser.currentLocation().getByteOffset() - begin);
            count++;
            next = recordOrEnd(parser.nextToken());
            begin(json, begin, length);
            return json;
        });
    }

    private JsonToken firstRecord() {
        return reading(() -> {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return null;
            }
            if (first != JsonToken.START_ARRAY) {
                throw new NylasException("`" + command + "` printed " + first.asString()
                        + " where a JSON array was expected. To do: run it by hand; a newer CLI may need a newer route.");
            }
            return recordOrEnd(parser.nextToken());
        });
    }

    private JsonToken recordOrEnd(JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return token;
        }
        if (token == JsonToken.END_ARRAY && parser.nextToken() == null) {
            end(count);
            return null;
        }
        throw new NylasException("`" + command + "` printed an incomplete export: it breaks off or goes wrong after "
                + count + " records. Nothing of it was loaded. To do: run again.");
    }

    private <T> T reading(Step<T> step) {
        try {
            return step.run();
        } catch (JsonProcessingException e) {
            throw new NylasException("`" + command + "` printed an incomplete or invalid export (after " + count
                    + " records: " + e.getOriginalMessage() + "). Nothing of it was loaded. To do: run again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
        input.close();
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }
}
