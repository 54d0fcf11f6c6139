package io.mailroutes.localorg.soql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.Field;

/** The SELECT of a query for records: their fields, those of their parents, and their children. */
final class RecordSelect {

    private static final int MOST_ROWS_OF_ALL_FIELDS = 200;

    private final Scope scope;
    private final Settings options;
    private final SelectedColumns columns = new SelectedColumns();
    private final Shape shape;
    private final Map<String, ChildQuery> children = new LinkedHashMap<>();
    private final List<OutputColumn> output = new ArrayList<>();
    private final Set<String> selected = new HashSet<>();

    RecordSelect(Scope scope, Settings options, List<Entry> entries) {
        this.scope = scope;
        this.options = options;
        this.shape = new Shape(columns.add(scope.own("Id")), id -> scope.schema().typeOfId(id).orElseThrow().name(),
                options.attributes());
        entries.forEach(this::add);
    }

    SelectedColumns columns() {
        return columns;
    }

    /** The columns in the order of the query, for answers that are tables. */
    List<OutputColumn> output() {
        return output;
    }

    private void add(Entry entry) {
        if (entry.children() != null) {
            ChildQuery child = ChildQuery.of(scope, options, entry.children());
            children.put(child.name(), child);
            output.add(OutputColumn.of(child.name(), child.output()));
            shape.put(child.name(), row -> null);
        } else if (entry.typeOf() != null) {
            TypeOf typeOf = new TypeOf(scope, columns, options.attributes(), entry.typeOf());
            shape.put(typeOf.name(), typeOf.item());
            output.add(OutputColumn.of(typeOf.name(), List.of()));
        } else if (entry.function() != null) {
            addFunction(entry);
        } else {
            addField(scope.path(entry.field()));
        }
    }

    private void addField(FieldPath path) {
        Shape owner = shape;
        StringBuilder fullName = new StringBuilder();
        for (FieldPath.Parent parent : path.parents()) {
            owner = owner.parent(parent.name(), columns.add(parent.idSql()));
            fullName.append(parent.name()).append('.');
        }
        if (!selected.add(fullName + path.name())) {
            throw ApiException.badRequest("INVALID_FIELD", "duplicate field selected: " + fullName + path.name());
        }
        owner.put(path.name(), columns.item(path.sql(), path.type()));
        output.add(OutputColumn.of(fullName + path.name(), path.type(), columns.add(path.sql()), false));
    }

    private void addFunction(Entry entry) {
        if (entry.function().FIELDS() != null) {
            addAllFields(entry.function());
            return;
        }
        Operand operand = new Functions(scope).operand(entry.function());
        output.add(OutputColumn.of(operand.name(), operand.type(), columns.add(operand.sql()), false));
        String argument = operand.name().replaceAll(".*\\(|\\).*", "");
        shape.put(entry.alias() == null ? argument : entry.alias(), columns.item(operand.sql(), operand.type()));
    }

    private void addAllFields(SoqlFunctionContext function) {
        boolean custom = function.soqlFieldsParameter().CUSTOM() != null;
        boolean standard = function.soqlFieldsParameter().STANDARD() != null;
        if (!standard && (options.limit() == null || options.limit() > MOST_ROWS_OF_ALL_FIELDS)) {
            throw scope.soql().malformed(function, "The SOQL FIELDS function must have a LIMIT of at most "
                    + MOST_ROWS_OF_ALL_FIELDS);
        }
        for (Field field : scope.type().fields()) {
            if (custom ? field.custom() : !standard || !field.custom()) {
                addField(scope.path(List.of(field.name()), function));
            }
        }
    }

    /** The record of a row, by its id, so that its children can be put into it. */
    Map.Entry<String, Map<String, Object>> read(ResultSet row) throws SQLException {
        return Map.entry(row.getString(1), shape.read(row));
    }

    /** Puts their children into records. */
    void attachChildren(Connection connection, Map<String, Map<String, Object>> byId) throws SQLException {
        for (ChildQuery child : children.values()) {
            child.attach(connection, byId);
        }
    }
}
