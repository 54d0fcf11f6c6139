package io.mailroutes.localorg.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.mailroutes.localorg.bulk.JobFailedException;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** Batches as a JSON list of objects. */
final class JsonBatch implements BatchFormat {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> RECORDS = new TypeReference<>() { };

    @Override
    public List<Map<String, Object>> rows(Schema schema, SObjectType type, InputStream batch)
            throws IOException, JobFailedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> sent : read(batch)) {
            rows.add(RecordNames.row(type, sent));
        }
        return rows;
    }

    private static List<Map<String, Object>> read(InputStream batch) throws IOException, JobFailedException {
        try {
            return MAPPER.readValue(batch, RECORDS);
        } catch (JsonProcessingException e) {
            throw JobFailedException.invalidBatch("Failed to parse JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public void writeResults(List<SaveResult> results, OutputStream out) throws IOException {
        MAPPER.writeValue(out, results.stream().map(JsonBatch::result).toList());
    }

    private static Map<String, Object> result(SaveResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", result.success());
        body.put("created", result.created());
        body.put("id", result.id());
        body.put("errors", result.errors().stream().map(ApiError::toRowBody).toList());
        return body;
    }

    @Override
    public int writeRecords(Extract extract, OutputStream out) throws IOException {
        try (SequenceWriter writer = MAPPER.writer().writeValuesAsArray(out)) {
            return extract.records((record, columns) -> {
                // Milliseconds since 1970, here alone.
                RecordTimes.replace(record, columns, time -> time.toInstant().toEpochMilli());
                writer.write(record);
            });
        }
    }
}
