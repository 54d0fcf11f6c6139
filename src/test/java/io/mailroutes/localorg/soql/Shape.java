package io.mailroutes.localorg.soql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How a row of the SQL result becomes a record with its parents inside it. */
final class Shape implements Item {

    private final int idColumn;
    private final Function<String, String> typeOfId;
    private final BiFunction<String, String, Map<String, Object>> attributes;
    private final Map<String, Item> items = new LinkedHashMap<>();

    /**
     * @param idColumn where the record's id stands; a record without id is not there
     * @param attributes makes what names a record's type and address; {@code null} to leave that out
     */
    Shape(int idColumn, Function<String, String> typeOfId, BiFunction<String, String, Map<String, Object>> attributes) {
        this.idColumn = idColumn;
        this.typeOfId = typeOfId;
        this.attributes = attributes;
    }

    void put(String name, Item item) {
        items.putIfAbsent(name, item);
    }

    /** The parent of this name inside the record, made when it is not there yet. */
    Shape parent(String name, int parentIdColumn) {
        return (Shape) items.computeIfAbsent(name, key -> new Shape(parentIdColumn, typeOfId, attributes));
    }

    @Override
    public Map<String, Object> read(ResultSet row) throws SQLException {
        String id = row.getString(idColumn);
        if (id == null) {
            return null;
        }
        Map<String, Object> record = new LinkedHashMap<>();
        if (attributes != null) {
            record.put("attributes", attributes.apply(typeOfId.apply(id), id));
        }
        for (Map.Entry<String, Item> item : items.entrySet()) {
            record.put(item.getKey(), item.getValue().read(row));
        }
        return record;
    }
}
