package io.mailroutes.localorg.soql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.apexdevtools.apexparser.ApexParser.FieldGroupByContext;
import io.github.apexdevtools.apexparser.ApexParser.GroupByClauseContext;

/** The SELECT of a query that groups: its rows are no records but results with a name for each column. */
final class AggregateSelect {

    private final Scope scope;
    private final List<String> groups = new ArrayList<>();
    private final GroupingSets sets;
    private final SelectedColumns columns = new SelectedColumns();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<OutputColumn> output = new ArrayList<>();
    private int unnamed;

    AggregateSelect(Scope scope, List<Entry> entries, GroupByClauseContext groupBy) {
        this.scope = scope;
        if (groupBy != null) {
            groupBy.fieldGroupByList().fieldGroupBy().forEach(group -> groups.add(sql(group)));
        }
        sets = new GroupingSets(groupBy, groups);
        entries.forEach(this::add);
    }

    private String sql(FieldGroupByContext group) {
        if (group.fieldName() == null) {
            return new Functions(scope).operand(group.soqlFunction()).sql();
        }
        FieldPath path = scope.path(group.fieldName());
        if (path.field() != null && !path.field().groupable()) {
            throw scope.soql().malformed(group, "field '" + path.name() + "' can not be grouped in a query call");
        }
        return path.sql();
    }

    private void add(Entry entry) {
        if (entry.field() != null) {
            FieldPath path = scope.path(entry.field());
            add(entry, Operand.of(path), path.name());
        } else if (entry.function() != null) {
            add(entry, new Functions(scope).operand(entry.function()), null);
        } else {
            throw scope.soql().malformed(entry.at(), "sub-selects are not allowed in a query that groups");
        }
    }

    private void add(Entry entry, Operand operand, String name) {
        boolean tellsSubtotal = entry.function() != null && entry.function().GROUPING() != null;
        if (!entry.isAggregate() && !tellsSubtotal && !groups.contains(operand.sql())) {
            throw scope.soql().malformed(entry.at(), "Field must be grouped or aggregated: " + operand.name());
        }
        String shown = entry.alias() != null ? entry.alias() : name != null ? name : "expr" + unnamed++;
        if (items.containsKey(shown)) {
            throw scope.soql().malformed(entry.at(), "duplicate alias: " + shown);
        }
        items.put(shown, columns.item(operand.sql(), operand.type()));
        output.add(OutputColumn.of(shown, operand.type(), columns.add(operand.sql()), entry.isAggregate()));
    }

    SelectedColumns columns() {
        return columns;
    }

    List<OutputColumn> output() {
        return output;
    }

    GroupingSets sets() {
        return sets;
    }

    Map<String, Object> read(ResultSet row, boolean withAttributes) throws SQLException {
        Map<String, Object> result = new LinkedHashMap<>();
        if (withAttributes) {
            result.put("attributes", Map.of("type", "AggregateResult"));
        }
        for (Map.Entry<String, Item> item : items.entrySet()) {
            result.put(item.getKey(), item.getValue().read(row));
        }
        return result;
    }
}
