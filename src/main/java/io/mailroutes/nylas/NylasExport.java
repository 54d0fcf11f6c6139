package io.mailroutes.nylas;

import io.mailroutes.staging.MailJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The array that a {@code nylas … list --json} printed into a file, read one record at a time.
 *
 * <p>{@code null} and {@code []} mean no records. Lines of text before and after the array are left out. Anything but one
 * complete array, also nothing at all, ends in a {@link NylasException}: half an export must never be taken for a whole
 * one.
 */
public abstract class NylasExport implements Iterator<JsonNode>, Closeable {

    private static final JsonFactory JSON = MailJson.MAPPER.getFactory();
    private static final int BUFFER = 1 << 16;
    private static final Pattern MORE_JSON = Pattern.compile("[\\]{},:\"]|\\[\\s*[\\[\\]{]");
    private static final Logger LOG = LoggerFactory.getLogger(NylasExport.class);

    private final String command;
    private final InputStream input;
    private final JsonParser parser;
    private final long skipped;
    private JsonToken next;
    private long count;

    /**
     * @param printed what the CLI printed, UTF-8; closed with this
     * @param command the command that printed it, for error messages
     */
    protected NylasExport(InputStream printed, String command) {
        this.command = command;
        PrintedArray array = new PrintedArray(new BufferedInputStream(printed, BUFFER));
        try {
            this.input = array.find();
            this.parser = JSON.createParser(input);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what `" + command + "` printed", e);
        }
        this.skipped = array.skipped();
        this.next = firstRecord(array.before());
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
            begin(json, skipped + begin, length);
            return json;
        });
    }

    private JsonToken firstRecord(String before) {
        return reading(() -> {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new NylasException("`" + command + "` printed " + (before.isEmpty() ? "nothing"
                        : "an invalid export, \"" + before + "\",") + " where a JSON array was expected; an empty list is []. "
                        + "Nothing of it was loaded. To do: run it by hand; a newer CLI may need a newer route.");
            }
            besides(before);
            return first == JsonToken.VALUE_NULL ? null : recordOrEnd(parser.nextToken());
        });
    }

    private void besides(String text) {
        if (!text.isEmpty()) {
            LOG.info("`{}` printed besides its records: {}", command, text);
        }
    }

    private JsonToken recordOrEnd(JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return token;
        }
        String rest = token == JsonToken.END_ARRAY ? rest() : "";
        if (token != JsonToken.END_ARRAY || MORE_JSON.matcher(rest).lookingAt()) {
            throw new NylasException("`" + command + "` printed an incomplete export: it breaks off or goes wrong after "
                    + count + " records. Nothing of it was loaded. To do: run again.");
        }
        besides(rest);
        end(count);
        return null;
    }

    private String rest() throws IOException {
        ByteArrayOutputStream buffered = new ByteArrayOutputStream();
        parser.releaseBuffered(buffered);
        return PrintedArray.rest(new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), input));
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
