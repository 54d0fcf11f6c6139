package io.mailroutes.localorg.data;

import static io.mailroutes.localorg.data.Sql.quote;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** Rows of one object by id or by the value of a field. A row is a map from the API names of its fields. */
public final class RowStore {

    private final Connection connection;
    private final SObjectType type;
    private final String table;

    public RowStore(Connection connection, SObjectType type) {
        this.connection = connection;
        this.type = type;
        this.table = quote(type.name());
    }

    /** The rows with these ids, deleted ones too, by id. */
    public Map<String, Map<String, Object>> byId(Collection<String> ids) throws SQLException {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        select(type.requireField("Id"), ids, "").forEach(row -> rows.put((String) row.get("Id"), row));
        return rows;
    }

    /** Which of these ids have a row, and whether that is deleted. */
    public Map<String, Boolean> deletedById(Collection<String> ids) throws SQLException {
        Map<String, Boolean> deleted = new HashMap<>();
        Sql.query(connection, "SELECT t.\"Id\", t.\"IsDeleted\"" + from(type.requireField("Id")),
                List.of(distinct(ids)), row -> deleted.put(row.getString(1), row.getBoolean(2)));
        return deleted;
    }

    /** The rows, deleted ones left out, whose field has one of these values. */
    public List<Map<String, Object>> byField(Field field, Collection<?> values) throws SQLException {
        return select(field, values, " WHERE NOT t.\"IsDeleted\"");
    }

    private List<Map<String, Object>> select(Field by, Collection<?> values, String condition) throws SQLException {
        if (values.isEmpty()) {
            return List.of();
        }
        String columns = type.fields().stream().map(field -> "t." + quote(field.name())).collect(Collectors.joining(","));
        return Sql.query(connection, "SELECT " + columns + from(by) + condition, List.of(distinct(values)), this::read);
    }

    /** Looks each of the values up by itself: H2 would compare every row that it finds by = ANY with all of them. */
    private String from(Field by) {
        return " FROM TABLE(wanted " + Tables.sqlType(by) + " = ?) v INNER JOIN " + table + " t ON t." + quote(by.name())
                + " = v.wanted";
    }

    private static Object distinct(Collection<?> values) {
        return new LinkedHashSet<>(values).toArray();
    }

    private Map<String, Object> read(ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        int column = 1;
        for (Field field : type.fields()) {
            Object value = Columns.read(result, column++, field.type());
            if (value != null) {
                row.put(field.name(), value);
            }
        }
        return row;
    }

    /** The ids and values of one field for the rows, deleted ones left out, that have one of these values. */
    public List<Map.Entry<String, Object>> keys(Field field, Collection<?> values) throws SQLException {
        if (values.isEmpty()) {
            return List.of();
        }
        return Sql.query(connection, "SELECT DISTINCT t.\"Id\", t." + quote(field.name()) + from(field)
                + " WHERE NOT t.\"IsDeleted\"", List.of(distinct(values)),
                row -> Map.entry(row.getString(1), Columns.read(row, 2, field.type())));
    }

    public void insert(List<Map<String, Object>> rows) throws SQLException {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        Sql.batch(connection, "INSERT INTO " + table + "(" + names(columns, "") + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(",")) + ")", values(rows, columns));
    }

    /** Takes the rows with these ids out of the table. */
    public void remove(Collection<String> ids) throws SQLException {
        Sql.update(connection, "DELETE FROM " + table + " WHERE \"Id\" = ANY(?)", List.of((Object) ids.toArray()));
    }

    /** Writes to each row, which has its id among its values, the values it holds. */
    public void update(List<Map<String, Object>> rows) throws SQLException {
        Map<Set<String>, List<Map<String, Object>>> alike = rows.stream().collect(
                Collectors.groupingBy(Map::keySet, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Set<String>, List<Map<String, Object>>> group : alike.entrySet()) {
            Set<String> columns = new LinkedHashSet<>(group.getKey());
            columns.remove("Id");
            String sql = "UPDATE " + table + " SET " + names(columns, "=?") + " WHERE \"Id\"=?";
            columns.add("Id");
            Sql.batch(connection, sql, values(group.getValue(), columns));
        }
    }

    private static String names(Set<String> columns, String after) {
        return columns.stream().map(column -> quote(column) + after).collect(Collectors.joining(","));
    }

    private static List<List<Object>> values(List<Map<String, Object>> rows, Set<String> columns) {
        List<List<Object>> values = new ArrayList<>(rows.size());
        for (Map<String, Object> row : rows) {
            List<Object> line = new ArrayList<>(columns.size());
            columns.forEach(column -> line.add(row.get(column)));
            values.add(line);
        }
        return values;
    }
}
