package io.mailroutes.localorg.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.RowStore;
import io.mailroutes.localorg.dml.Dml;
import io.mailroutes.localorg.dml.Save;
import io.mailroutes.localorg.dml.SaveResult;
import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.http.Request;
import io.mailroutes.localorg.http.Response;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.KeyMap;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** What the resources that deal with single records and sets of them have in common. */
public final class Records {

    private final Schema schema;
    private final Database database;
    private final Dml dml;
    private final QueryEngine engine;
    private final RecentItems recent = new RecentItems();

    public Records(Schema schema, Database database, Dml dml, QueryEngine engine) {
        this.schema = schema;
        this.database = database;
        this.dml = dml;
        this.engine = engine;
    }

    public Schema schema() {
        return schema;
    }

    public Database database() {
        return database;
    }

    public Dml dml() {
        return dml;
    }

    /** The object that the path of the request names. */
    public SObjectType type(Request request) {
        return schema.type(request.variable("object")).orElseThrow(ApiException::notFound);
    }

    /** Makes the {@code attributes} of records for answers to this request. */
    public static BiFunction<String, String, Map<String, Object>> attributes(Request request) {
        String sobjects = request.root() + "/sobjects/";
        return (type, id) -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("type", type);
            attributes.put("url", sobjects + type + "/" + id);
            return attributes;
        };
    }

    /** How this request wants its records written. */
    public static Save.Options options(Request request) {
        boolean allowSave = request.header("Sforce-Duplicate-Rule-Header")
                .filter(value -> value.replace(" ", "").toLowerCase(Locale.ROOT).contains("allowsave=true")).isPresent();
        boolean updateOnly = request.parameter("updateOnly").filter(Boolean::parseBoolean).isPresent();
        return Save.Options.of(request.session().userId()).allowDuplicates(allowSave).updateOnly(updateOnly);
    }

    public SaveResult single(Save save) {
        return dml.save(save).get(0);
    }

    /** Ids of the records that have this value in a key field. */
    public List<String> idsByKey(SObjectType type, Field key, String value) {
        if ("Id".equals(key.name())) {
            return RecordId.normalize(value).stream().toList();
        }
        Map<String, List<String>> ids = KeyMap.of(key);
        database.read(connection -> new RowStore(connection, type).keys(key, List.of(value))).forEach(row ->
                ids.computeIfAbsent(row.getValue().toString(), same -> new ArrayList<>()).add(row.getKey()));
        return ids.getOrDefault(value, List.of());
    }

    /** One record with the fields asked for, or all. */
    public Map<String, Object> read(Request request, SObjectType type, String id) {
        Map<String, Object> found = find(request, attributes(request), type, id).orElseThrow(() -> missing(type, id));
        touch(type, id);
        return found;
    }

    /** The record becomes the first of the recent ones. */
    void touch(SObjectType type, String id) {
        recent.touch(type.name(), id);
    }

    RecentItems recent() {
        return recent;
    }

    /** The row as the database has it, whether deleted or not; empty when there is none. */
    Map<String, Object> row(SObjectType type, String id) {
        return database.read(connection -> new RowStore(connection, type).byId(List.of(id))).getOrDefault(id, Map.of());
    }

    /** All records that a query finds, deleted ones too where it asks for them. */
    List<Map<String, Object>> query(String soql) {
        return engine.query(soql, true, Integer.MAX_VALUE - 1, null).records();
    }

    /** The answer to a query as one to a call. */
    Response page(Request request, String soql) {
        return Response.ok(QueryResource.body(request, engine.query(soql, false, QueryEngine.PAGE, attributes(request))));
    }

    /** The fields that the request asks for, or all, as a query lists them. */
    static String fields(Request request, SObjectType type) {
        return request.parameter("fields").orElseGet(() -> type.fields().stream().map(Field::name)
                .collect(Collectors.joining(",")));
    }

    /** The same, where a record that is not there is no error. */
    public Optional<Map<String, Object>> find(Request request, BiFunction<String, String, Map<String, Object>> attributes,
                                              SObjectType type, String id) {
        return engine.query("SELECT " + fields(request, type) + " FROM " + type.name() + " WHERE Id = '" + id + "'", false, 1, attributes)
                .records().stream().findFirst();
    }

    private ApiException missing(SObjectType type, String id) {
        return !row(type, id).isEmpty() ? new ApiException(404, List.of(ApiError.ofRecord("ENTITY_IS_DELETED", "entity is deleted")))
                : ApiException.notFound();
    }
}
