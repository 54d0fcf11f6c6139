package io.mailroutes.localorg.composite;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.data.Upserts;
import io.mailroutes.localorg.http.Answer;
import io.mailroutes.localorg.http.Call;
import io.mailroutes.localorg.http.RowFields;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;

/** sObject Collections: up to 200 records in one call, answered row by row. */
public final class CollectionsApi {

    private static final int MOST_RECORDS = 200;

    private final Records records;
    private final Database database;

    public CollectionsApi(Records records, Database database) {
        this.records = records;
        this.database = database;
    }

    /** {@code POST /composite/sobjects}. */
    public Answer create(Call call) {
        return each(call.json(), record -> () -> result(records.create(type(record), RowFields.of(record)), null));
    }

    /** {@code PATCH /composite/sobjects}. */
    public Answer update(Call call) {
        return each(call.json(), record -> () -> {
            Map<String, Object> fields = RowFields.of(record);
            String id = String.valueOf(fields.remove(fields.containsKey("id") ? "id" : "Id"));
            records.update(type(record), id, fields);
            return result(id, null);
        });
    }

    /** {@code PATCH /composite/sobjects/X/Field}. */
    public Answer upsert(Call call) {
        ObjectType object = records.object(call.part(2));
        Field key = Upserts.key(object, call.part(3));
        Set<String> seen = new HashSet<>();
        return each(call.json(), record -> () -> {
            Map<String, Object> fields = RowFields.of(record);
            String value = String.valueOf(fields.remove(key.name()));
            if (!seen.add(value.toLowerCase())) {
                throw ApiException.record("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
            }
            Upserts.Result result = Upserts.upsert(records, object, key, value, fields);
            if (!result.matches().isEmpty()) {
                throw severalMatches(key, result);
            }
            return result(result.id(), result.created());
        });
    }

    /** The refusal of a key that several records have. */
    public static ApiException severalMatches(Field key, Upserts.Result result) {
        return ApiException.record("DUPLICATE_EXTERNAL_ID", key.label()
                + ": more than one record found for external id field: " + result.matches(), key.name());
    }

    private Answer each(JsonNode body, Function<JsonNode, Supplier<ObjectNode>> work) {
        JsonNode rows = body.path("records");
        if (rows.size() > MOST_RECORDS) {
            throw ApiException.call(400, "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than "
                    + MOST_RECORDS + " records into this call");
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> results.add(one(work.apply(row))));
        return Answer.json(200, results);
    }

    private ObjectNode one(Supplier<ObjectNode> work) {
        try {
            return database.transaction(work);
        } catch (ApiException e) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
            result.putArray("errors").add(Answer.error(e, "statusCode"));
            return result;
        }
    }

    private ObjectType type(JsonNode record) {
        return records.object(record.path("attributes").path("type").asText());
    }

    private static ObjectNode result(String id, Boolean created) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
        result.putArray("errors");
        return created == null ? result : result.put("created", created);
    }
}
