package io.mailroutes.localorg.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.http.Router;
import io.mailroutes.localorg.schema.ChildRelationship;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;

/** {@code /sobjects} and {@code /describe}: what objects and fields there are. */
public final class DescribeResource {

    private final Records records;
    private final Schema schema;
    /** Objects and fields do not change while the org runs. */
    private final Instant started = Instant.now();

    public DescribeResource(Records records) {
        this.records = records;
        this.schema = records.schema();
    }

    public void addTo(Router router) {
        router.addApi("GET", "/sobjects", request -> unlessKnown(request, global(request)));
        router.addApi("GET", "/sobjects/{object}", request -> Response.ok(basic(request)));
        router.addApi("GET", "/sobjects/{object}/describe", request -> unlessKnown(request, Response.ok(full(request))));
    }

    private Response unlessKnown(Request request, Response response) {
        return new Preconditions(request, started, null).read(response);
    }

    private Response global(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("encoding", "UTF-8");
        body.put("maxBatchSize", 200);
        body.put("sobjects", schema.types().stream().map(type -> summary(request, type)).toList());
        return Response.ok(body);
    }

    private SObjectType type(Request request) {
        return schema.type(request.variable("object")).orElseThrow(ApiException::notFound);
    }

    private Map<String, Object> basic(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("objectDescribe", summary(request, type(request)));
        String name = type(request).name();
        body.put("recentItems", new RecentResource(records).items(request, item -> item.getKey().equals(name)));
        return body;
    }

    private Map<String, Object> full(Request request) {
        SObjectType type = type(request);
        Map<String, Object> body = summary(request, type);
        body.put("actionOverrides", List.of());
        body.put("childRelationships", schema.children(type).stream().map(DescribeResource::child).toList());
        body.put("compactLayoutable", true);
        body.put("fields", type.fields().stream().map(FieldDescribe::of).toList());
        body.put("namedLayoutInfos", List.of());
        body.put("recordTypeInfos", List.of());
        body.put("searchLayoutable", true);
        body.put("supportedScopes", List.of());
        return body;
    }

    private static Map<String, Object> summary(Request request, SObjectType type) {
        boolean writeable = !"Organization".equals(type.name());
        String url = request.root() + "/sobjects/" + type.name();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("activateable", false);
        body.put("createable", writeable);
        body.put("custom", type.custom());
        body.put("customSetting", false);
        body.put("deletable", writeable);
        body.put("deprecatedAndHidden", false);
        body.put("feedEnabled", false);
        body.put("hasSubtypes", false);
        body.put("isSubtype", false);
        body.put("keyPrefix", type.keyPrefix());
        body.put("label", type.label());
        body.put("labelPlural", type.labelPlural());
        body.put("layoutable", true);
        body.put("mergeable", List.of("Account", "Contact", "Lead").contains(type.name()));
        body.put("mruEnabled", true);
        body.put("name", type.name());
        body.put("queryable", true);
        body.put("replicateable", true);
        body.put("retrieveable", true);
        body.put("searchable", true);
        body.put("triggerable", true);
        body.put("undeletable", writeable);
        body.put("updateable", writeable);
        body.put("urls", Map.of("sobject", url, "describe", url + "/describe", "rowTemplate", url + "/{ID}"));
        return body;
    }

    private static Map<String, Object> child(ChildRelationship child) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("cascadeDelete", child.cascadeDelete());
        body.put("childSObject", child.child().name());
        body.put("deprecatedAndHidden", false);
        body.put("field", child.field().name());
        body.put("junctionIdListNames", List.of());
        body.put("junctionReferenceTo", List.of());
        body.put("relationshipName", child.name());
        body.put("restrictedDelete", false);
        return body;
    }
}
