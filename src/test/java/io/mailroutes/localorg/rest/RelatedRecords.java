package io.mailroutes.localorg.rest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.mailroutes.localorg.data.RowStore;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;

/** Finds what {@code /sobjects/X/{id}/{relationship}} leads to: one parent, or the children. */
final class RelatedRecords {

    /** A record: its object and its id. */
    record Target(SObjectType type, String id) {
    }

    private final Records records;

    RelatedRecords(Records records) {
        this.records = records;
    }

    /** Whether a path segment that could be the name of a key field is the id of a record. */
    static boolean isId(SObjectType type, String segment) {
        return RecordId.normalize(segment).filter(id -> RecordId.prefix(id).equals(type.keyPrefix())).isPresent();
    }

    /** The parent that the relationships lead to, one after the other. */
    Target parent(SObjectType type, String id, List<String> relationships) {
        Target target = new Target(type, RecordId.normalize(id).orElseThrow());
        for (String relationship : relationships) {
            target = parent(target, relationship);
        }
        return target;
    }

    private Target parent(Target of, String relationship) {
        Field reference = of.type().reference(relationship).orElseThrow(ApiException::notFound);
        String parent = records.database().read(connection -> new RowStore(connection, of.type()).byId(List.of(of.id())))
                .values().stream().map(row -> (String) row.get(reference.name())).filter(Objects::nonNull).findFirst()
                .orElseThrow(ApiException::notFound);
        return records.schema().typeOfId(parent).map(type -> new Target(type, parent)).orElseThrow(ApiException::notFound);
    }

    Optional<ChildRelationship> children(SObjectType type, String relationship) {
        return records.schema().children(type).stream().filter(child -> relationship.equalsIgnoreCase(child.name()))
                .findFirst();
    }

    /** The SOQL for the children of a record, with the fields that the request asks for. */
    String childrenSoql(Request request, ChildRelationship child, String id) {
        return "SELECT " + Records.fields(request, child.child()) + " FROM " + child.child().name() + " WHERE "
                + child.field().name() + " = '" + id + "'";
    }
}
