package io.mailroutes.localorg.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.RecordId;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.soql.SoqlQuery;
import io.mailroutes.localorg.soql.SoqlTranslator;

/** SOQL over REST, a page of 2,000 rows at a time. */
public final class QueryApi {

    private static final int PAGE = 2_000;

    private final Records records;
    private final Database database;
    private final Map<String, List<ObjectNode>> open = new ConcurrentHashMap<>();
    private final AtomicLong cursors = new AtomicLong();

    public QueryApi(Records records, Database database) {
        this.records = records;
        this.database = database;
    }

    Answer query(Call call) {
        String soql = call.parameter("q").orElseThrow(() -> ApiException.call(400, "MALFORMED_QUERY",
                "A query string has to be specified"));
        SoqlQuery query = SoqlTranslator.translate(records, soql);
        List<Map<String, Object>> rows = database.query(query.sql(), query.parameters());
        if (query.count()) {
            return Answer.json(200, page((Long) rows.get(0).get("n"), List.of()));
        }
        List<ObjectNode> all = rows.stream().map(row -> record(query, row, call.version())).toList();
        return Answer.json(200, firstPage(all, call.version()));
    }

    Answer more(Call call) {
        String[] cursor = call.part(1).split("-");
        List<ObjectNode> all = open.get(cursor[0]);
        if (all == null || cursor.length < 2) {
            throw ApiException.call(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return Answer.json(200, page(all, Integer.parseInt(cursor[1]), cursor[0], call.version()));
    }

    /** @return the rows of a statement, parents as nested maps flattened to {@code Account.Name} */
    public List<Map<String, Object>> rows(String soql) {
        SoqlQuery query = SoqlTranslator.translate(records, soql);
        List<Map<String, Object>> found = new ArrayList<>();
        for (Map<String, Object> row : database.query(query.sql(), query.parameters())) {
            Map<String, Object> named = new LinkedHashMap<>();
            query.columns().forEach((label, path) -> named.put(String.join(".", path), plain(row.get(label))));
            found.add(query.count() ? row : named);
        }
        return found;
    }

    private static Object plain(Object value) {
        return value instanceof java.sql.Date || value instanceof java.time.OffsetDateTime ? Values.json(value).asText()
                : value;
    }

    private ObjectNode firstPage(List<ObjectNode> all, String version) {
        if (all.size() <= PAGE) {
            return page(all.size(), all);
        }
        String cursor = RecordId.of("01g", cursors.incrementAndGet());
        open.put(cursor, all);
        return page(all, 0, cursor, version);
    }

    private ObjectNode page(List<ObjectNode> all, int from, String cursor, String version) {
        int to = Math.min(all.size(), from + PAGE);
        ObjectNode page = page(all.size(), all.subList(from, to));
        if (to < all.size()) {
            page.put("done", false).put("nextRecordsUrl", "/services/data/v" + version + "/query/" + cursor + "-" + to);
        } else {
            open.remove(cursor);
        }
        return page;
    }

    private static ObjectNode page(long total, List<ObjectNode> records) {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("totalSize", total).put("done", true);
        ArrayNode array = page.putArray("records");
        records.forEach(array::add);
        return page;
    }

    private static ObjectNode record(SoqlQuery query, Map<String, Object> row, String version) {
        String id = query.columns().entrySet().stream().filter(column -> column.getValue().equals(List.of("Id")))
                .map(column -> (String) row.get(column.getKey())).findFirst().orElse("");
        ObjectNode record = RowApi.attributes(query.object(), id, version);
        query.columns().forEach((label, path) -> {
            ObjectNode at = record;
            for (String relationship : path.subList(0, path.size() - 1)) {
                at = at.path(relationship).isObject() ? (ObjectNode) at.path(relationship) : at.putObject(relationship);
            }
            at.set(path.get(path.size() - 1), Values.json(row.get(label)));
        });
        return record;
    }
}
