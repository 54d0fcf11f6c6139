package io.mailroutes.localorg.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.soql.OutputColumn;

/** What {@code columns=true} asks of a query: its columns, parents and children nested. */
final class ColumnMetadata {

    private ColumnMetadata() {
    }

    static Map<String, Object> of(List<OutputColumn> columns) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("columnMetadata", nest(columns));
        body.put("entityName", null);
        body.put("groupBy", false);
        body.put("idSelected", columns.stream().anyMatch(column -> "Id".equals(column.name())));
        body.put("keyPrefix", null);
        return body;
    }

    private static List<Map<String, Object>> nest(List<OutputColumn> columns) {
        List<Map<String, Object>> nested = new ArrayList<>();
        Map<String, List<Map<String, Object>>> parents = new LinkedHashMap<>();
        for (OutputColumn column : columns) {
            List<Map<String, Object>> level = nested;
            String[] path = column.name().split("\\.");
            String prefix = "";
            for (int i = 0; i < path.length - 1; i++) {
                prefix += path[i] + ".";
                level = parent(level, parents, prefix, path[i]);
            }
            level.add(column(path[path.length - 1], column.type(), column.aggregate(), nest(column.children())));
        }
        return nested;
    }

    private static List<Map<String, Object>> parent(List<Map<String, Object>> level,
                                                    Map<String, List<Map<String, Object>>> parents, String key, String name) {
        return parents.computeIfAbsent(key, unknown -> {
            List<Map<String, Object>> inside = new ArrayList<>();
            level.add(column(name, null, false, inside));
            return inside;
        });
    }

    private static Map<String, Object> column(String name, FieldType type, boolean aggregate,
                                              List<Map<String, Object>> inside) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("aggregate", aggregate);
        column.put("apexType", type == null ? null : type.soapType().replaceAll(".*:", ""));
        column.put("booleanType", type == FieldType.BOOLEAN);
        column.put("columnName", name);
        column.put("custom", name.endsWith("__c") || name.endsWith("__r"));
        column.put("displayName", name);
        column.put("foreignKeyName", null);
        column.put("insertable", true);
        column.put("joinColumns", inside);
        column.put("numberType", type != null && type.isNumber());
        column.put("textType", type != null && type.isText());
        column.put("updatable", true);
        return column;
    }
}
