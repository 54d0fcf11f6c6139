package io.mailroutes.localorg.rest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code /sobjects/X}: single records, by id or by a key field. */
public final class SObjectResource {

    /** From this version on an upsert that updates answers with a body. */
    private static final double UPDATE_TELLS = 46.0;
    private static final Set<String> NOT_THERE = Set.of("INVALID_CROSS_REFERENCE_KEY", "ENTITY_IS_DELETED", "NOT_FOUND");

    private final Records records;

    public SObjectResource(Records records) {
        this.records = records;
    }

    public void addTo(Router router) {
        router.addApi("POST", "/sobjects/{object}", this::create);
        router.addApi("POST", "/sobjects/{object}/Id", this::create);
        router.addApi("GET", "/sobjects/{object}/{id}", this::read);
        router.addApi("PATCH", "/sobjects/{object}/{id}", this::update);
        router.addApi("DELETE", "/sobjects/{object}/{id}", this::delete);
        new RelationshipResource(records, this).addTo(router);
    }

    private Response create(Request request) {
        SaveResult result = records.single(Save.insert(records.type(request), List.of(request.json()),
                Records.options(request)));
        if (!result.success()) {
            throw new ApiException(400, result.errors());
        }
        records.touch(records.type(request), result.id());
        return Response.created(result.toBody(false)).with("Location", location(request, result.id()));
    }

    private String location(Request request, String id) {
        return request.root() + "/sobjects/" + records.type(request).name() + "/" + id;
    }

    private Response read(Request request) {
        SObjectType type = records.type(request);
        Map<String, Object> record = records.read(request, type, id(request, type));
        return preconditions(request, type, id(request, type)).read(Response.ok(record));
    }

    private Preconditions preconditions(Request request, SObjectType type, String id) {
        Map<String, Object> row = records.row(type, id);
        Instant modified = ((LocalDateTime) row.get("SystemModstamp")).toInstant(ZoneOffset.UTC);
        return new Preconditions(request, modified, "Account".equals(type.name()) ? Preconditions.etag(row) : null);
    }

    private static String id(Request request, SObjectType type) {
        String given = request.variable("id");
        return RecordId.normalize(given).filter(id -> RecordId.prefix(id).equals(type.keyPrefix())).orElseThrow(() ->
                new ApiException(404, "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + given));
    }

    private Response update(Request request) {
        SObjectType type = records.type(request);
        return update(request, type, id(request, type));
    }

    Response update(Request request, SObjectType type, String id) {
        Map<String, Object> row = new LinkedHashMap<>(request.json());
        if (row.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
            throw new ApiException(400, List.of(ApiError.ofRecord("INVALID_FIELD",
                    "The Id field should not be specified in the sobject data.")));
        }
        row.put("Id", id);
        if (!records.row(type, id).isEmpty()) {
            preconditions(request, type, id).checkWrite();
        }
        SaveResult result = records.single(Save.update(type, List.of(row), Records.options(request)));
        refuse(result);
        records.touch(type, id);
        return Response.noContent();
    }

    private static void refuse(SaveResult result) {
        if (!result.success()) {
            throw new ApiException(NOT_THERE.contains(result.errors().get(0).code()) ? 404 : 400, result.errors());
        }
    }

    private Response delete(Request request) {
        SObjectType type = records.type(request);
        return delete(request, type, id(request, type));
    }

    Response delete(Request request, SObjectType type, String id) {
        refuse(records.dml().delete(type, List.of(id), Records.options(request)).get(0));
        return Response.noContent();
    }

    private Field key(Request request, SObjectType type) {
        return type.field(request.variable("field")).filter(Field::isKey).orElseThrow(ApiException::notFound);
    }

    Response readByKey(Request request) {
        SObjectType type = records.type(request);
        List<String> ids = records.idsByKey(type, key(request, type), request.variable("value"));
        return ids.size() > 1 ? several(request, ids)
                : Response.ok(records.read(request, type, ids.stream().findFirst().orElseThrow(ApiException::notFound)));
    }

    Response deleteByKey(Request request) {
        SObjectType type = records.type(request);
        List<String> ids = records.idsByKey(type, key(request, type), request.variable("value"));
        return ids.size() > 1 ? several(request, ids)
                : delete(request, type, ids.stream().findFirst().orElseThrow(ApiException::notFound));
    }

    private Response several(Request request, List<String> ids) {
        return Response.of(300, ids.stream().map(id -> location(request, id)).toList());
    }

    Response upsert(Request request) {
        SObjectType type = records.type(request);
        Field key = key(request, type);
        String value = request.variable("value");
        List<String> ids = records.idsByKey(type, key, value);
        if (ids.size() > 1) {
            return several(request, ids);
        }
        Map<String, Object> row = new LinkedHashMap<>(request.json());
        refuseKeyInBody(row, key);
        row.put(key.name(), value);
        SaveResult result = records.single(Save.upsert(type, key, List.of(row), Records.options(request)));
        refuse(result);
        return upserted(request, result);
    }

    private static void refuseKeyInBody(Map<String, Object> row, Field key) {
        for (String name : List.of("Id", key.name())) {
            if (row.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new ApiException(400, List.of(ApiError.ofRecord("INVALID_FIELD", "The " + name
                        + " field should not be specified in the sobject data.", name)));
            }
        }
    }

    private static Response upserted(Request request, SaveResult result) {
        if (!result.created() && Double.parseDouble(request.version()) < UPDATE_TELLS) {
            return Response.noContent();
        }
        return Response.of(result.created() ? 201 : 200, result.toBody(true));
    }
}
