package io.mailroutes.localorg.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mailroutes.localorg.data.RollBackException;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.rest.Records;
import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code /composite/tree/X}: records with their children inside them, all or none. */
public final class TreeResource {

    private static final int MOST_RECORDS = 200;

    private final Records records;

    public TreeResource(Records records) {
        this.records = records;
    }

    public void addTo(Router router) {
        router.addApi("POST", "/composite/tree/{object}", this::tree);
    }

    private Response tree(Request request) {
        SObjectType type = records.type(request);
        List<Map<String, Object>> roots = Input.objects(request.json(), "records");
        List<Map<String, Object>> saved = new ArrayList<>();
        List<Map<String, Object>> failed = new ArrayList<>();
        try {
            records.database().write(connection -> {
                roots.forEach(root -> save(request, type, root, Map.of(), saved, failed));
                if (!failed.isEmpty()) {
                    throw new RollBackException();
                }
                return null;
            });
        } catch (RollBackException e) {
            // Thrown just above, when the failed ones tell why.
            return Response.of(400, answer(true, failed));
        }
        return Response.created(answer(false, saved));
    }

    private static Map<String, Object> answer(boolean errors, List<Map<String, Object>> results) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("hasErrors", errors);
        answer.put("results", results);
        return answer;
    }

    private void save(Request request, SObjectType type, Map<String, Object> record, Map<String, Object> parent,
                      List<Map<String, Object>> saved, List<Map<String, Object>> failed) {
        if (saved.size() + failed.size() >= MOST_RECORDS) {
            throw ApiException.badRequest("INVALID_INPUT", "record limit reached. cannot submit more than " + MOST_RECORDS
                    + " records into this call");
        }
        Map<String, Object> fields = new LinkedHashMap<>(parent);
        Map<ChildRelationship, Map<String, Object>> children = new LinkedHashMap<>();
        record.forEach((name, value) -> child(type, name, value).ifPresentOrElse(
                child -> children.put(child, Input.object(value)), () -> fields.put(name, value)));
        String reference = Input.text(Input.object(record.get("attributes")), "referenceId");
        SaveResult result = records.single(Save.insert(type, List.of(fields), Records.options(request)));
        if (!result.success()) {
            failed.add(failure(reference, result));
            return;
        }
        saved.add(success(reference, result));
        children.forEach((child, inside) -> Input.objects(inside, "records").forEach(row -> save(request, child.child(), row,
                Map.of(child.field().name(), result.id()), saved, failed)));
    }

    private Optional<ChildRelationship> child(SObjectType type, String name, Object value) {
        return records.schema().children(type).stream()
                .filter(child -> value instanceof Map && name.equalsIgnoreCase(child.name())).findFirst();
    }

    private static Map<String, Object> success(String reference, SaveResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("referenceId", reference);
        body.put("id", result.id());
        return body;
    }

    private static Map<String, Object> failure(String reference, SaveResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("referenceId", reference);
        body.put("errors", result.errors().stream().map(ApiError::toRowBody).toList());
        return body;
    }
}
