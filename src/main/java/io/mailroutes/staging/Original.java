package io.mailroutes.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the JSON that a record was made from stands in an export file. Records point there and do not carry a copy, so
 * that memory and disk stay small; it is read only for a dead letter.
 *
 * @param file   name of the export file in the run's private folder; empty when there is none
 * @param offset first byte
 * @param length bytes
 */
public record Original(String file, long offset, int length) {

    private static final ObjectMapper JSON = MailJson.MAPPER;

    /** For a record that was made from no single exported one. */
    public static final Original NONE = new Original("", 0, 0);

    /** @return the JSON of an original that there is */
    public JsonNode json(Path folder) {
        try {
            return JSON.readTree(read(folder));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The original of a record is no longer where it was", e);
        }
    }

    /** @return the JSON text, or {@code null} as JSON where there is no original */
    public String read(Path folder) {
        if (file.isEmpty()) {
            return "null";
        }
        try (RandomAccessFile export = new RandomAccessFile(folder.resolve(file).toFile(), "r")) {
            byte[] json = new byte[length];
            export.seek(offset);
            export.readFully(json);
            return new String(json, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a record's original from " + file, e);
        }
    }
}
