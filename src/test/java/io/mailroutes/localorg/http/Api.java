package io.mailroutes.localorg.http;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.bulk.IngestApi;
import io.mailroutes.localorg.composite.CollectionsApi;
import io.mailroutes.localorg.composite.CompositeApi;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.schema.Schema;

/** Finds the resource that a call is for. */
public final class Api implements AutoCloseable {

    private final Limits limits;
    private final DescribeApi describe;
    private final RowApi rows;
    private final QueryApi query;
    private final CompositeApi composite;
    private final CollectionsApi collections;
    private final IngestApi ingest;

    public Api(Schema schema, Records records, Database database, Limits limits, Path folder) {
        this.limits = limits;
        this.describe = new DescribeApi(schema, records);
        this.rows = new RowApi(records, database);
        this.query = new QueryApi(records, database);
        this.composite = new CompositeApi(database, this::answer);
        this.collections = new CollectionsApi(records, database);
        this.ingest = new IngestApi(records, database, folder);
    }

    public QueryApi query() {
        return query;
    }

    /** @return the answer; an {@link ApiException} is the caller's to put into words */
    public Answer answer(Call call) {
        return switch (call.path().isEmpty() ? "" : call.part(0).toLowerCase()) {
            case "" -> Answer.json(200, resources(call.version()));
            case "sobjects" -> sobjects(call);
            case "query", "queryall" -> call.path().size() > 1 ? query.more(call) : query.query(call);
            case "limits" -> Answer.json(200, limits.json());
            case "composite" -> composite(call);
            case "jobs" -> jobs(call);
            default -> throw notFound();
        };
    }

    private Answer sobjects(Call call) {
        if (call.is("GET", "sobjects")) {
            return describe.global();
        }
        if (call.is("GET", "sobjects", "*", "describe")) {
            return describe.object(call);
        }
        if (call.is("POST", "sobjects", "*")) {
            return rows.create(call);
        }
        if (call.is("GET", "sobjects", "*", "*")) {
            return rows.read(call);
        }
        if (call.is("PATCH", "sobjects", "*", "*")) {
            return rows.update(call);
        }
        if (call.is("DELETE", "sobjects", "*", "*")) {
            return rows.delete(call);
        }
        if (call.is("PATCH", "sobjects", "*", "*", "*")) {
            return rows.upsert(call);
        }
        throw notFound();
    }

    private Answer composite(Call call) {
        if (call.is("POST", "composite")) {
            return composite.composite(call);
        }
        if (call.is("POST", "composite", "graph")) {
            return composite.graph(call);
        }
        if (call.is("POST", "composite", "sobjects")) {
            return collections.create(call);
        }
        if (call.is("PATCH", "composite", "sobjects")) {
            return collections.update(call);
        }
        if (call.is("PATCH", "composite", "sobjects", "*", "*")) {
            return collections.upsert(call);
        }
        throw notFound();
    }

    private Answer jobs(Call call) {
        if (call.is("POST", "jobs", "ingest")) {
            return ingest.create(call);
        }
        if (call.is("GET", "jobs", "ingest")) {
            return ingest.list();
        }
        if (call.is("PUT", "jobs", "ingest", "*", "batches")) {
            return ingest.upload(call);
        }
        if (call.is("PATCH", "jobs", "ingest", "*")) {
            return ingest.change(call);
        }
        if (call.is("GET", "jobs", "ingest", "*")) {
            return ingest.get(call);
        }
        if (call.is("DELETE", "jobs", "ingest", "*")) {
            return ingest.delete(call);
        }
        if (call.is("GET", "jobs", "ingest", "*", "*")) {
            return ingest.results(call);
        }
        throw notFound();
    }

    private static ObjectNode resources(String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String resource : new String[] {"sobjects", "query", "queryAll", "limits", "composite", "jobs"}) {
            json.put(resource, "/services/data/v" + version + "/" + resource);
        }
        return json;
    }

    private static ApiException notFound() {
        return ApiException.call(404, "NOT_FOUND", "The requested resource does not exist");
    }

    @Override
    public void close() {
        ingest.close();
    }
}
