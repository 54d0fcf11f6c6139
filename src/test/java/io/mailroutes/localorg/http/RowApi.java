package io.mailroutes.localorg.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.data.Upserts;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;

/** The sObject resources: {@code /sobjects/X}, rows by id and by external ID. */
final class RowApi {

    private final Records records;
    private final Database database;

    RowApi(Records records, Database database) {
        this.records = records;
        this.database = database;
    }

    Answer create(Call call) {
        ObjectType object = records.object(call.part(1));
        return saved(201, database.transaction(() -> records.create(object, RowFields.of(call.json()))), null);
    }

    Answer read(Call call) {
        ObjectType object = records.object(call.part(1));
        Map<String, Object> record = records.read(object, call.part(2));
        ObjectNode json = attributes(object, (String) record.get("Id"), call.version());
        List<String> wanted = call.parameter("fields").map(list -> List.of(list.split(","))).orElse(List.of());
        for (Field field : object.fields()) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(field.name()::equalsIgnoreCase)) {
                json.set(field.name(), Values.json(record.get(field.name())));
            }
        }
        return Answer.json(200, json);
    }

    Answer update(Call call) {
        ObjectType object = records.object(call.part(1));
        database.transaction(() -> {
            records.update(object, call.part(2), RowFields.of(call.json()));
            return null;
        });
        return Answer.empty(204);
    }

    Answer delete(Call call) {
        database.transaction(() -> {
            records.delete(records.object(call.part(1)), call.part(2));
            return null;
        });
        return Answer.empty(204);
    }

    Answer upsert(Call call) {
        ObjectType object = records.object(call.part(1));
        Field key = Upserts.key(object, call.part(2));
        Upserts.Result result = database.transaction(() -> Upserts.upsert(records, object, key, call.part(3),
                RowFields.of(call.json())));
        if (!result.matches().isEmpty()) {
            ArrayNode urls = JsonNodeFactory.instance.arrayNode();
            result.matches().forEach(id -> urls.add("/services/data/v" + call.version() + "/sobjects/" + object.name()
                    + "/" + id));
            return Answer.json(300, urls);
        }
        return saved(result.created() ? 201 : 200, result.id(), result.created());
    }

    static ObjectNode attributes(ObjectType object, String id, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes").put("type", object.name()).put("url", "/services/data/v" + version + "/sobjects/"
                + object.name() + "/" + id);
        return json;
    }

    private static Answer saved(int status, String id, Boolean created) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
        json.putArray("errors");
        if (created != null) {
            json.put("created", created);
        }
        return Answer.json(status, json);
    }
}
