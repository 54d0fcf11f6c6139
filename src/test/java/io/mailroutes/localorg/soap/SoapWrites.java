package io.mailroutes.localorg.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import org.w3c.dom.Element;

/** {@code create}, {@code update}, {@code upsert} and {@code delete}, of up to 200 records of one object. */
final class SoapWrites {

    private static final int MOST = 200;

    private final Schema schema;
    private final Dml dml;

    SoapWrites(Schema schema, Dml dml) {
        this.schema = schema;
        this.dml = dml;
    }

    void addTo(Map<String, SoapCall> calls) {
        calls.put("create", (request, out) -> write(save(request, Save.Operation.INSERT), false, out));
        calls.put("update", (request, out) -> write(save(request, Save.Operation.UPDATE), false, out));
        calls.put("upsert", (request, out) -> write(save(request, Save.Operation.UPSERT), true, out));
        calls.put("delete", (request, out) -> write(delete(request), false, out));
    }

    private List<SaveResult> save(SoapRequest request, Save.Operation operation) {
        List<Element> sent = request.elements("sObjects");
        requireFew(sent.size());
        if (sent.isEmpty()) {
            return List.of();
        }
        List<String> types = sent.stream().map(SoapRecord::type).distinct().toList();
        if (types.size() > 1) {
            throw ApiException.badRequest("INVALID_TYPE", "Records of one call must be of one object, not of " + types);
        }
        SObjectType type = schema.type(types.get(0)).orElseThrow(() -> ApiException.badRequest("INVALID_TYPE",
                "sObject type '" + types.get(0) + "' is not supported."));
        Field key = operation == Save.Operation.UPSERT ? key(type, request.text("externalIDFieldName")) : null;
        List<Map<String, Object>> rows = sent.stream().map(SoapRecord::values).toList();
        return dml.save(new Save(type, operation, key, rows, request.options()));
    }

    private static void requireFew(int count) {
        if (count > MOST) {
            throw ApiException.badRequest("EXCEEDED_MAX_ITEMS", "record limit reached. cannot submit more than " + MOST
                    + " records into this call");
        }
    }

    private static Field key(SObjectType type, String name) {
        return type.field(name).filter(Field::isKey).orElseThrow(() -> ApiException.badRequest("INVALID_FIELD",
                "Field name provided, " + name + " is not an External ID or indexed field for " + type.name()));
    }

    private List<SaveResult> delete(SoapRequest request) {
        requireFew(request.all("ids").size());
        List<SaveResult> results = new ArrayList<>();
        for (String given : request.all("ids")) {
            String id = RecordId.normalize(given).filter(known -> schema.typeOfId(known).isPresent()).orElseThrow(() ->
                    ApiException.badRequest("MALFORMED_ID", "malformed id " + given));
            results.addAll(dml.delete(schema.typeOfId(id).orElseThrow(), List.of(id), request.options()));
        }
        return results;
    }

    private static void write(List<SaveResult> results, boolean withCreated, SoapWriter out) throws XMLStreamException {
        for (SaveResult result : results) {
            out.open("result");
            if (withCreated) {
                out.write("created", result.created());
            }
            out.write("errors", result.errors().stream().map(SoapWrites::error).toList());
            if (result.id() == null) {
                out.nil("id");
            } else {
                out.write("id", result.id());
            }
            out.write("success", result.success());
            out.close();
        }
    }

    private static Map<String, Object> error(ApiError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("fields", error.fields());
        body.put("message", error.message());
        body.put("statusCode", error.code());
        return body;
    }
}
