package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.mailroutes.localorg.data.ApiException;
import io.mailroutes.localorg.data.Database;
import io.mailroutes.localorg.data.Records;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Translates one SOQL statement to SQL. Fields of parents become joins. */
public final class SoqlTranslator {

    private final Records records;
    private final String soql;
    private final ObjectType object;
    private final QueryContext query;
    private final Map<String, String> joins = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();

    private SoqlTranslator(Records records, String soql) {
        this.records = records;
        this.soql = soql;
        this.query = SoqlParser.parse(soql);
        this.object = object(records, query.fromNameList().fieldName(0).getText());
    }

    /** @return the statement as SQL; refused with Salesforce's own errors where it makes no sense */
    public static SoqlQuery translate(Records records, String soql) {
        return new SoqlTranslator(records, soql).translate();
    }

    static ObjectType object(Records records, String name) {
        try {
            return records.object(name);
        } catch (ApiException e) {
            throw ApiException.call(400, "INVALID_TYPE", "sObject type '" + name
                    + "' is not supported. If you are attempting to use a custom object, be sure to append the '__c' "
                    + "after the entity name. Please reference your WSDL or the describe call for the appropriate names.");
        }
    }

    private SoqlQuery translate() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> select = new ArrayList<>();
        boolean count = isCount();
        if (count) {
            select.add("COUNT(*) AS \"n\"");
        } else {
            for (SelectEntryContext entry : query.selectList().selectEntry()) {
                select(entry, columns, select);
            }
        }
        String where = where();
        String order = order();
        String sql = "SELECT " + String.join(", ", select) + " FROM " + Database.quote(object.name()) + " t0"
                + String.join("", joins.values()) + " WHERE " + where + order + limits();
        return new SoqlQuery(object, count, columns, sql, parameters);
    }

    private boolean isCount() {
        List<SelectEntryContext> entries = query.selectList().selectEntry();
        return entries.size() == 1 && entries.get(0).soqlFunction() != null
                && "COUNT()".equalsIgnoreCase(entries.get(0).soqlFunction().getText());
    }

    private void select(SelectEntryContext entry, Map<String, List<String>> columns, List<String> select) {
        if (entry.fieldName() == null) {
            throw SoqlParser.malformed("the local org does not know: " + entry.getText());
        }
        List<String> path = new ArrayList<>();
        String column = column(entry.fieldName(), path);
        String label = "c" + columns.size();
        columns.put(label, path);
        select.add(column + " AS " + Database.quote(label));
    }

    private String where() {
        String live = query.allRowsClause() == null ? "NOT t0.\"IsDeleted\"" : "TRUE";
        return query.whereClause() == null ? live : live + " AND ("
                + new SoqlCondition(this, records).of(query.whereClause().whereLogicalExpression()) + ")";
    }

    private String order() {
        if (query.orderByClause() == null) {
            return "";
        }
        List<String> orders = new ArrayList<>();
        for (FieldOrderContext order : query.orderByClause().fieldOrderList().fieldOrder()) {
            boolean last = order.LAST() != null || order.NULLS() == null && order.DESC() != null;
            orders.add(column(order.fieldName(), new ArrayList<>()) + (order.DESC() != null ? " DESC" : "")
                    + (last ? " NULLS LAST" : " NULLS FIRST"));
        }
        return " ORDER BY " + String.join(", ", orders);
    }

    private String limits() {
        String limit = query.limitClause() == null ? "" : " LIMIT " + integer(query.limitClause().IntegerLiteral());
        return query.offsetClause() == null ? limit
                : limit + " OFFSET " + integer(query.offsetClause().IntegerLiteral());
    }

    private static long integer(TerminalNode literal) {
        return Long.parseLong(literal.getText());
    }

    /** @return the SQL column of a field, which may be a parent's; its real names are added to the path */
    String column(FieldNameContext name, List<String> path) {
        ObjectType owner = object;
        String alias = "t0";
        int parts = name.soqlId().size();
        int first = parts > 1 && name.soqlId(0).getText().equalsIgnoreCase(object.name()) ? 1 : 0;
        for (int i = first; i < parts - 1; i++) {
            String relationship = name.soqlId(i).getText();
            ObjectType child = owner;
            Field reference = owner.relationship(relationship).orElseThrow(() -> ApiException
                    .call(400, "INVALID_FIELD", "Didn't understand relationship '" + relationship
                            + "' in field path. If you are attempting to use a custom relationship, be sure to append "
                            + "the '__r' after the custom relationship name. (" + child.name() + ")"));
            owner = records.object(reference.referenceTo().get(0));
            alias = join(alias, reference, owner);
            path.add(reference.relationshipName());
        }
        Field field = field(owner, name.soqlId(parts - 1).getText(), name);
        path.add(field.name());
        return alias + "." + Database.quote(field.name());
    }

    /** @return the field that the last part of a name means */
    Field field(FieldNameContext name) {
        ObjectType owner = object;
        for (int i = 0; i < name.soqlId().size() - 1; i++) {
            String relationship = name.soqlId(i).getText();
            ObjectType child = owner;
            owner = owner.relationship(relationship).map(reference -> records.object(reference.referenceTo().get(0)))
                    .orElse(child);
        }
        return field(owner, name.soqlId(name.soqlId().size() - 1).getText(), name);
    }

    void parameter(Object value) {
        parameters.add(value);
    }

    private Field field(ObjectType owner, String name, FieldNameContext at) {
        return owner.field(name).orElseThrow(() -> SoqlErrors.noColumn(soql, owner.name(), name, at));
    }

    private String join(String child, Field reference, ObjectType parent) {
        String key = child + "." + reference.name();
        String alias = "t" + (joins.containsKey(key) ? new ArrayList<>(joins.keySet()).indexOf(key) + 1
                : joins.size() + 1);
        joins.putIfAbsent(key, " LEFT JOIN " + Database.quote(parent.name()) + " " + alias + " ON " + alias
                + ".\"Id\" = " + child + "." + Database.quote(reference.name()));
        return alias;
    }
}
