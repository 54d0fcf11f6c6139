package io.mailroutes.staging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A staged record as JSON, in two arrays: what it is, which stays, and how far it is, which is written again at each step.
 */
final class RecordCodec {

    private static final ObjectMapper JSON = MailJson.MAPPER;

    private RecordCodec() {
    }

    /** What the record is. */
    static byte[] content(StagedRecord record) {
        return array(json -> {
            json.writeString(record.key());
            json.writeTree(record.fields());
            json.writeString(record.original().file());
            json.writeNumber(record.original().offset());
            json.writeNumber(record.original().length());
            json.writeBoolean(record.seeded());
            json.writeNumber(record.part());
            writeReferences(json, record.references());
            writeTexts(json, record.aliases());
            writeTexts(json, record.otherKeys());
            json.writeString(record.apart());
        });
    }

    /** How far it is, but for its status. */
    static byte[] state(StagedRecord record) {
        return array(json -> {
            json.writeString(record.id());
            json.writeTree(record.row());
            json.writeString(record.leftOut());
            json.writeString(record.hashes());
            json.writeString(record.reason());
        });
    }

    private static byte[] array(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            content.write(json);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeTexts(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeReferences(JsonGenerator json, List<FieldReference> references) throws IOException {
        json.writeStartArray();
        for (FieldReference reference : references) {
            json.writeString(reference.field());
            json.writeString(reference.kind());
            json.writeString(reference.key());
            json.writeString(reference.its());
            json.writeBoolean(reference.optional());
            json.writeString(reference.skip());
        }
        json.writeEndArray();
    }

    static StagedRecord read(String kind, Status status, byte[] content, byte[] state) {
        try (JsonParser is = JSON.createParser(content); JsonParser far = JSON.createParser(state)) {
            is.nextToken();
            String key = is.nextTextValue();
            ObjectNode fields = object(is);
            Original original = new Original(is.nextTextValue(), is.nextLongValue(0), is.nextIntValue(0));
            boolean seeded = is.nextBooleanValue();
            int part = is.nextIntValue(0);
            List<FieldReference> references = references(is);
            List<String> aliases = texts(is);
            List<String> otherKeys = texts(is);
            String apart = is.nextTextValue();
            far.nextToken();
            return new StagedRecord(kind, key, otherKeys, apart, aliases, fields, references, original, seeded, part, status,
                    far.nextTextValue(), object(far), far.nextTextValue(), far.nextTextValue(), far.nextTextValue());
        } catch (IOException e) {
            throw new UncheckedIOException("A staged record is damaged", e);
        }
    }

    private static List<FieldReference> references(JsonParser json) throws IOException {
        List<FieldReference> references = new ArrayList<>();
        json.nextToken();
        for (String field = json.nextTextValue(); field != null; field = json.nextTextValue()) {
            references.add(new FieldReference(field, json.nextTextValue(), json.nextTextValue(), json.nextTextValue(),
                    json.nextBooleanValue(), json.nextTextValue()));
        }
        return references;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        json.nextToken();
        for (String text = json.nextTextValue(); text != null; text = json.nextTextValue()) {
            texts.add(text);
        }
        return texts;
    }

    private static ObjectNode object(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.START_OBJECT ? json.readValueAsTree() : JsonNodeFactory.instance.objectNode();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
