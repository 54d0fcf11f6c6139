package io.mailroutes.known;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The records of a call as they are kept: a line of JSON each, compressed. */
final class DoubtLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] bytes;

    private DoubtLines(byte[] bytes) {
        this.bytes = bytes;
    }

    static DoubtLines of(List<Doubt> doubts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream compressed = new DeflaterOutputStream(bytes, deflater, 1 << 13);
                JsonGenerator lines = JSON.createGenerator(compressed)) {
            lines.setRootValueSeparator(new SerializedString("\n"));
            for (Doubt doubt : doubts) {
                write(doubt, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new DoubtLines(bytes.toByteArray());
    }

    private static void write(Doubt doubt, JsonGenerator line) throws IOException {
        line.writeStartObject();
        line.writeStringField("kind", doubt.kind());
        line.writeStringField("object", doubt.object());
        line.writeStringField("key", doubt.key());
        // A ledger of an earlier version has none.
        if (!doubt.otherKeys().isEmpty()) {
            line.writePOJOField("otherKeys", doubt.otherKeys());
        }
        line.writeStringField("reference", doubt.reference());
        line.writeStringField("id", doubt.id());
        line.writeStringField("fingerprint", doubt.fingerprint().toString());
        line.writeStringField("fieldHashes", doubt.fieldHashes());
        line.writeFieldName("fields");
        line.writeTree(doubt.fields());
        line.writeEndObject();
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    int size() {
        return bytes.length;
    }

    /** @param compressed as it was kept; closed at the end */
    static List<Doubt> read(InputStream compressed) {
        try (InputStream lines = new InflaterInputStream(compressed);
                MappingIterator<ObjectNode> each = JSON.readerFor(ObjectNode.class)
                        .without(JsonParser.Feature.AUTO_CLOSE_SOURCE).readValues(lines)) {
            List<Doubt> doubts = new ArrayList<>();
            while (each.hasNextValue()) {
                doubts.add(doubt(each.nextValue()));
            }
            return doubts;
        } catch (IOException e) {
            throw new LedgerException("A call in the ledger is damaged", e,
                    "put the ledger back from a copy; without one, look in Salesforce for what was written last");
        }
    }

    private static Doubt doubt(ObjectNode line) {
        return new Doubt(line.path("kind").asText(), line.path("object").asText(), line.path("key").asText(),
                otherKeys(line), line.path("reference").asText(), line.path("id").asText(),
                UUID.fromString(line.path("fingerprint").asText()), line.path("fieldHashes").asText(),
                (ObjectNode) line.path("fields"));
    }

    private static List<String> otherKeys(ObjectNode line) {
        List<String> keys = new ArrayList<>();
        line.path("otherKeys").forEach(key -> keys.add(key.asText()));
        return keys;
    }
}
