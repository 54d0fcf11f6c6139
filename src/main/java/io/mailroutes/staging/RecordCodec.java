package io.mailroutes.staging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A staged record as bytes: its status, so that it can be told without reading on, and the rest as JSON. */
final class RecordCodec {

    private static final ObjectMapper JSON = MailJson.MAPPER;
    private static final Status[] STATUSES = Status.values();

    private RecordCodec() {
    }

    static Status status(byte[] bytes) {
        return STATUSES[bytes[0]];
    }

    static byte[] write(StagedRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        bytes.write(record.status().ordinal());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            json.writeString(record.key());
            json.writeTree(record.fields());
            json.writeString(record.original().file());
            json.writeNumber(record.original().offset());
            json.writeNumber(record.original().length());
            json.writeBoolean(record.seeded());
            json.writeNumber(record.part());
            json.writeString(record.id());
            json.writeTree(record.row());
            json.writeString(record.leftOut());
            json.writeString(record.hashes());
            json.writeString(record.reason());
            writeReferences(json, record.references());
            writeTexts(json, record.aliases());
            writeTexts(json, record.otherKeys());
            json.writeString(record.apart());
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
            json.writeStartArray();
            json.writeString(reference.field());
            json.writeString(reference.kind());
            json.writeString(reference.key());
            json.writeString(reference.its());
            json.writeBoolean(reference.optional());
            json.writeString(reference.skip());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static StagedRecord read(String kind, byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes, 1, bytes.length - 1);
            Original original = new Original(json.get(2).asText(), json.get(3).asLong(), json.get(4).asInt());
            List<FieldReference> references = new ArrayList<>(json.get(12).size());
            for (JsonNode each : json.get(12)) {
                references.add(new FieldReference(each.get(0).asText(), each.get(1).asText(), each.get(2).asText(),
                        each.get(3).asText(), each.get(4).asBoolean(), each.get(5).asText()));
            }
            return new StagedRecord(kind, json.get(0).asText(), texts(json.get(14)), json.get(15).asText(),
                    texts(json.get(13)), object(json.get(1)), references, original, json.get(5).asBoolean(), json.get(6).asInt(),
                    status(bytes), json.get(7).asText(), object(json.get(8)), json.get(9).asText(),
                    json.get(10).asText(), json.get(11).asText());
        } catch (IOException e) {
            throw new UncheckedIOException("A staged record is damaged", e);
        }
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>(json.size());
        json.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode object(JsonNode json) {
        return json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
