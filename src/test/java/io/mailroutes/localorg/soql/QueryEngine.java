package io.mailroutes.localorg.soql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.mailroutes.localorg.data.Columns;
import io.mailroutes.localorg.data.CsvValues;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Sql;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.RecordId;
import io.mailroutes.localorg.schema.Schema;

/** Answers SOQL. */
public final class QueryEngine {

    /** Salesforce's page, and its largest. */
    public static final int PAGE = 2000;

    private static final int MOST_CURSORS = 10;
    private static final String LOCATOR_PREFIX = "01g";

    private final Database database;
    private final Schema schema;
    private final Supplier<ZoneId> zone;
    private final Map<String, Cursor> cursors = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cursor> eldest) {
            return size() > MOST_CURSORS;
        }
    });
    private long cursorsMade;

    public QueryEngine(Database database, Schema schema, Supplier<ZoneId> zone) {
        this.database = database;
        this.schema = schema;
        this.zone = zone;
    }

    /**
     * The first page of the answer.
     *
     * @param attributes makes the attributes of a record from its type and id, {@code null} for none
     */
    public QueryResult query(String soql, boolean deletedToo, int pageSize,
                             BiFunction<String, String, Map<String, Object>> attributes) {
        Query query = translate(soql, deletedToo, attributes);
        return database.read(connection -> {
            if (query.countsRows()) {
                return new QueryResult(count(connection, query), List.of(), null, query.output());
            }
            return query.isAggregate() ? aggregate(connection, query, attributes != null)
                    : records(connection, query, pageSize);
        });
    }

    /** Hands all rows of a query to somebody who writes them down; only queries for plain rows are taken. */
    public void export(String soql, boolean deletedToo, RowSink sink) {
        Query query = flat(soql, deletedToo);
        database.read(connection -> {
            try (PreparedStatement statement = Sql.prepare(connection, query.sql(), query.parameters());
                    ResultSet rows = statement.executeQuery()) {
                sink.header(query.output().stream().map(OutputColumn::name).toList());
                while (rows.next()) {
                    sink.row(values(query, rows));
                }
                return null;
            }
        });
    }

    private static List<Object> values(Query query, ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (OutputColumn column : query.output()) {
            values.add(CsvValues.of(Columns.read(row, column.number(), column.type())));
        }
        return values;
    }

    /** @return the object that the query selects from, if its rows can be exported */
    public String exportable(String soql, boolean deletedToo) {
        return flat(soql, deletedToo).type().name();
    }

    /** The object that a query selects from. */
    public String objectOf(String soql) {
        return translate(soql, false, null).type().name();
    }

    private Query flat(String soql, boolean deletedToo) {
        Query query = translate(soql, deletedToo, null);
        if (!query.isFlat()) {
            throw ApiException.badRequest("API_ERROR", "Aggregates, child relationships, TYPEOF and OFFSET are not supported "
                    + "in Bulk Query");
        }
        return query;
    }

    private Query translate(String soql, boolean deletedToo, BiFunction<String, String, Map<String, Object>> attributes) {
        return Query.of(soql, schema, new Settings(attributes, zone.get(), deletedToo, null));
    }

    private static int count(Connection connection, Query query) throws SQLException {
        return Sql.query(connection, query.countSql(), query.parameters(), row -> row.getInt(1)).get(0);
    }

    private static QueryResult aggregate(Connection connection, Query query, boolean attributes) throws SQLException {
        List<Map<String, Object>> results = Sql.query(connection, query.sql(), query.parameters(),
                row -> query.aggregates().read(row, attributes));
        return new QueryResult(results.size(), results, null, query.output());
    }

    private QueryResult records(Connection connection, Query query, int pageSize) throws SQLException {
        Map<String, Map<String, Object>> first = new LinkedHashMap<>();
        try (PreparedStatement statement = Sql.prepare(connection, query.sql(), query.parameters());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next() && first.size() <= pageSize) {
                Map.Entry<String, Map<String, Object>> record = query.records().read(rows);
                first.put(record.getKey(), record.getValue());
            }
        }
        if (first.size() > pageSize) {
            return page(connection, open(connection, query, pageSize), 0);
        }
        query.records().attachChildren(connection, first);
        return new QueryResult(first.size(), new ArrayList<>(first.values()), null, query.output());
    }

    private String open(Connection connection, Query query, int pageSize) throws SQLException {
        List<String> ids = Sql.query(connection, query.idsSql(), query.parameters(), row -> row.getString(1));
        String id = RecordId.of(LOCATOR_PREFIX, nextCursor());
        cursors.put(id, new Cursor(query, ids, pageSize));
        return id;
    }

    private synchronized long nextCursor() {
        return ++cursorsMade;
    }

    /** A later page. */
    public QueryResult more(String locator) {
        String[] parts = locator.split("-", 2);
        if (!cursors.containsKey(parts[0]) || parts.length < 2 || !parts[1].matches("\\d{1,9}")) {
            throw ApiException.badRequest("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return database.read(connection -> page(connection, parts[0], Integer.parseInt(parts[1])));
    }

    private QueryResult page(Connection connection, String id, int start) throws SQLException {
        Cursor cursor = cursors.get(id);
        int end = Math.min(start + cursor.pageSize(), cursor.ids().size());
        List<String> ids = cursor.ids().subList(Math.min(start, end), end);
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        Sql.query(connection, cursor.query().pageSql(), List.of((Object) ids.toArray()), cursor.query().records()::read)
                .forEach(record -> byId.put(record.getKey(), record.getValue()));
        cursor.query().records().attachChildren(connection, byId);
        List<Map<String, Object>> records = ids.stream().map(byId::get).filter(Objects::nonNull).toList();
        return new QueryResult(cursor.ids().size(), records, end < cursor.ids().size() ? id + "-" + end : null,
                cursor.query().output());
    }
}
