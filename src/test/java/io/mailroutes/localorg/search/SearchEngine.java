package io.mailroutes.localorg.search;

import static io.mailroutes.localorg.data.Sql.quote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Sql;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;
import io.mailroutes.localorg.schema.Schema;
import io.mailroutes.localorg.soql.QueryEngine;

/** Finds records by words. It reads all of them, which is quick enough for an org that is there for tests. */
final class SearchEngine {

    private final Database database;
    private final Schema schema;
    private final QueryEngine engine;

    SearchEngine(Database database, Schema schema, QueryEngine engine) {
        this.database = database;
        this.schema = schema;
        this.engine = engine;
    }

    /** @param attributes makes the attributes of a record from its type and id */
    List<Map<String, Object>> find(Search search, BiFunction<String, String, Map<String, Object>> attributes) {
        Predicate<List<String>> term = SearchTerm.parse(search.term());
        List<Map<String, Object>> records = new ArrayList<>();
        for (Returning wanted : search.returning().isEmpty() ? everything() : search.returning()) {
            List<String> ids = ids(type(wanted), search.group(), term);
            if (!ids.isEmpty()) {
                records.addAll(engine.query(wanted.soql(ids), false, QueryEngine.PAGE, attributes).records());
            }
        }
        return records.subList(0, Math.min(records.size(), Math.min(search.limit(), Search.MOST)));
    }

    private List<Returning> everything() {
        return schema.types().stream().map(SObjectType::name).filter(name -> !"Organization".equals(name))
                .map(Returning::id).toList();
    }

    private SObjectType type(Returning wanted) {
        return schema.type(wanted.object()).orElseThrow(() -> ApiException.badRequest("INVALID_TYPE",
                "sObject type '" + wanted.object() + "' is not supported."));
    }

    private List<String> ids(SObjectType type, SearchGroup group, Predicate<List<String>> term) {
        List<Field> fields = type.fields().stream().filter(group::takes).toList();
        return fields.isEmpty() ? List.of() : database.read(connection -> ids(connection, type, fields, term));
    }

    private static List<String> ids(Connection connection, SObjectType type, List<Field> fields,
                                    Predicate<List<String>> term) throws SQLException {
        String columns = fields.stream().map(field -> quote(field.name())).collect(Collectors.joining(", "));
        String sql = "SELECT \"Id\", " + columns + " FROM " + quote(type.name()) + " WHERE NOT \"IsDeleted\"";
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(connection, sql, List.of());
                ResultSet rows = statement.executeQuery()) {
            while (ids.size() < Search.MOST && rows.next()) {
                if (term.test(values(rows, fields.size()))) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private static List<String> values(ResultSet row, int count) throws SQLException {
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.getString(i + 2);
        }
        return IntStream.range(0, count).mapToObj(i -> values[i]).filter(Objects::nonNull).toList();
    }
}
