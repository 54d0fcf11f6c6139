package io.mailroutes.localorg.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.mailroutes.localorg.http.Handler;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code /sobjects/X/{id}/{relationship}}: the parent or the children of a record, without asking for its fields first. */
public final class RelationshipResource {

    private static final List<String> STEPS = List.of("value", "second", "third", "fourth", "fifth");

    private final Records records;
    private final RelatedRecords related;
    private final SObjectResource rows;

    public RelationshipResource(Records records, SObjectResource rows) {
        this.records = records;
        this.related = new RelatedRecords(records);
        this.rows = rows;
    }

    public void addTo(Router router) {
        String path = "/sobjects/{object}/{field}/{value}";
        addTo(router, path, true);
        for (String step : STEPS.subList(1, STEPS.size())) {
            path += "/{" + step + "}";
            addTo(router, path, false);
        }
    }

    /** @param orKey whether the path may name a record by a key field instead */
    private void addTo(Router router, String path, boolean orKey) {
        router.addApi("GET", path, orKey ? either(this::read, rows::readByKey) : this::read);
        router.addApi("PATCH", path, orKey ? either(this::update, rows::upsert) : this::update);
        router.addApi("DELETE", path, orKey ? either(this::delete, rows::deleteByKey) : this::delete);
    }

    private Handler either(Handler byId, Handler byKey) {
        return request -> RelatedRecords.isId(records.type(request), request.variable("field"))
                ? byId.handle(request) : byKey.handle(request);
    }

    private Response read(Request request) {
        List<String> steps = steps(request);
        RelatedRecords.Target owner = target(request, steps.subList(0, steps.size() - 1));
        String last = steps.get(steps.size() - 1);
        Optional<ChildRelationship> children = related.children(owner.type(), last);
        if (children.isPresent() && owner.type().reference(last).isEmpty()) {
            return records.page(request, related.childrenSoql(request, children.get(), owner.id()));
        }
        RelatedRecords.Target parent = related.parent(owner.type(), owner.id(), List.of(last));
        return Response.ok(records.read(request, parent.type(), parent.id()));
    }

    private RelatedRecords.Target target(Request request, List<String> steps) {
        SObjectType type = records.type(request);
        return related.parent(type, request.variable("field"), steps);
    }

    private static List<String> steps(Request request) {
        return STEPS.stream().map(request::variable).flatMap(Stream::ofNullable).toList();
    }

    private Response update(Request request) {
        RelatedRecords.Target parent = target(request, steps(request));
        return rows.update(request, parent.type(), parent.id());
    }

    private Response delete(Request request) {
        RelatedRecords.Target parent = target(request, steps(request));
        return rows.delete(request, parent.type(), parent.id());
    }
}
