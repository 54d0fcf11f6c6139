package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code /composite/sobjects}: up to 200 records in one call, each with a result of its own. */
public final class CollectionsResource {

    private static final int MOST_RECORDS = 200;
    private static final int MOST_TO_READ = 2000;

    private final Records records;
    private final CollectionWriter writer;

    public CollectionsResource(Records records) {
        this.records = records;
        this.writer = new CollectionWriter(records);
    }

    public void addTo(Router router) {
        router.addApi("POST", "/composite/sobjects", request -> write(request, Save.Operation.INSERT, null));
        router.addApi("PATCH", "/composite/sobjects", request -> write(request, Save.Operation.UPDATE, null));
        router.addApi("DELETE", "/composite/sobjects", this::delete);
        router.addApi("PATCH", "/composite/sobjects/{object}/{field}", this::upsert);
        router.addApi("POST", "/composite/sobjects/{object}", this::retrieve);
        router.addApi("GET", "/composite/sobjects/{object}", this::retrieve);
    }

    private Response upsert(Request request) {
        SObjectType type = records.type(request);
        Field key = type.field(request.variable("field")).filter(Field::isKey).orElseThrow(ApiException::notFound);
        return write(request, Save.Operation.UPSERT, key);
    }

    private Response write(Request request, Save.Operation operation, Field key) {
        Map<String, Object> body = request.json();
        List<Map<String, Object>> rows = Input.objects(body, "records");
        checkNumber(rows.size(), MOST_RECORDS);
        Save.Options options = Records.options(request).allOrNone(Input.flag(body, "allOrNone"));
        List<SaveResult> results = writer.write(operation, key, rows, options);
        return Response.ok(results.stream().map(result -> result.toBody(operation == Save.Operation.UPSERT)).toList());
    }

    private static void checkNumber(int given, int most) {
        if (given > most) {
            throw ApiException.badRequest("EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than " + most + " records into this call");
        }
    }

    private Response delete(Request request) {
        List<String> ids = Stream.of(request.parameter("ids").orElse("").split(",")).map(String::strip).toList();
        checkNumber(ids.size(), MOST_RECORDS);
        boolean allOrNone = request.parameter("allOrNone").filter(Boolean::parseBoolean).isPresent();
        List<SaveResult> results = writer.delete(ids, Records.options(request).allOrNone(allOrNone));
        return Response.ok(results.stream().map(result -> result.toBody(false)).toList());
    }

    private Response retrieve(Request request) {
        SObjectType type = records.type(request);
        boolean inBody = "POST".equals(request.method());
        Map<String, Object> body = inBody ? request.json() : new LinkedHashMap<>(request.query());
        List<String> ids = list(body.get("ids"));
        checkNumber(ids.size(), MOST_TO_READ);
        Map<String, String> fields = Map.of("fields", String.join(",", list(body.get("fields"))));
        Request asked = request.inner("GET", request.path(), fields, Map.of(), null);
        List<Map<String, Object>> found = new ArrayList<>();
        ids.forEach(id -> found.add(read(asked, request, type, id)));
        return Response.ok(found);
    }

    private Map<String, Object> read(Request asked, Request request, SObjectType type, String id) {
        Optional<String> known = RecordId.normalize(id).filter(full -> RecordId.prefix(full).equals(type.keyPrefix()));
        if (known.isEmpty()) {
            throw new ApiException(400, List.of(ApiError.ofRecord("MALFORMED_ID", type.label()
                    + " ID: id value of incorrect type: " + id, "Id")));
        }
        return records.find(asked, Records.attributes(request), type, known.get()).orElse(null);
    }

    private static List<String> list(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : Stream.of(value.toString().split(",")).map(String::strip).toList();
    }
}
