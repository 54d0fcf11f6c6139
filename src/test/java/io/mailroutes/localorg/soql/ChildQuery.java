package io.mailroutes.localorg.soql;

import static io.mailroutes.localorg.data.Sql.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.mailroutes.localorg.data.Sql;
import io.mailroutes.localorg.schema.ChildRelationship;

/** {@code (SELECT Id FROM Contacts)} inside a SELECT: the children of each record, found for a whole page at once. */
final class ChildQuery {

    /** Of one record to be put into its parent. */
    private record Child(String parent, String id, Map<String, Object> record) {
    }

    private final ChildRelationship relationship;
    private final RecordSelect select;
    private final String sql;
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    private ChildQuery(Scope scope, Settings settings, SubQueryContext query, ChildRelationship relationship) {
        this.relationship = relationship;
        this.select = new RecordSelect(scope, settings, Entry.of(query));
        this.limit = query.limitClause() == null ? Integer.MAX_VALUE
                : Integer.parseInt(query.limitClause().IntegerLiteral().getText());
        String parent = scope.joins().root() + "." + quote(relationship.field().name());
        String where = query.whereClause() == null ? "" : " AND (" + new Conditions(scope, settings.zone(), parameters)
                .where(query.whereClause().whereLogicalExpression()) + ")";
        String order = new OrderBy(scope, query.orderByClause(), null).sql();
        String bin = settings.deletedToo() ? "" : " AND NOT " + scope.own("IsDeleted");
        sql = "SELECT " + select.columns().sql() + ", " + parent + " AS parent_id FROM TABLE(wanted VARCHAR(18) = ?) v, "
                + scope.joins().sql() + " WHERE " + parent + " = v.wanted" + bin + where + order;
    }

    static ChildQuery of(Scope outer, Settings settings, SubQueryContext query) {
        String name = query.fromNameList().fieldName(0).getText();
        ChildRelationship relationship = outer.schema().children(outer.type()).stream()
                .filter(child -> name.equalsIgnoreCase(child.name())).findFirst()
                .orElseThrow(() -> outer.soql().noSuchChildren(query.fromNameList(), name));
        String alias = query.fromNameList().soqlId().isEmpty() ? name : query.fromNameList().soqlId(0).getText();
        return new ChildQuery(outer.inner(relationship.child(), alias), settings, query, relationship);
    }

    String name() {
        return relationship.name();
    }

    List<OutputColumn> output() {
        return select.output();
    }

    void attach(Connection connection, Map<String, Map<String, Object>> parents) throws SQLException {
        if (parents.isEmpty()) {
            return;
        }
        List<Object> all = new ArrayList<>();
        all.add(parents.keySet().toArray());
        all.addAll(parameters);
        List<Child> children = Sql.query(connection, sql, all, row -> {
            Map.Entry<String, Map<String, Object>> read = select.read(row);
            return new Child(row.getString("parent_id"), read.getKey(), read.getValue());
        });
        Map<String, List<Child>> byParent = new LinkedHashMap<>();
        children.forEach(child -> byParent.computeIfAbsent(child.parent(), id -> new ArrayList<>()).add(child));
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
        byParent.forEach((parent, list) -> parents.get(parent).put(name(), answer(list, kept)));
        select.attachChildren(connection, kept);
    }

    private Map<String, Object> answer(List<Child> children, Map<String, Map<String, Object>> kept) {
        List<Child> few = children.subList(0, Math.min(limit, children.size()));
        few.forEach(child -> kept.put(child.id(), child.record()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("totalSize", few.size());
        answer.put("done", true);
        answer.put("records", few.stream().map(Child::record).toList());
        return answer;
    }
}
