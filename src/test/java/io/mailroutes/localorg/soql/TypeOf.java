package io.mailroutes.localorg.soql;

import static io.mailroutes.localorg.data.Sql.quote;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldNameListContext;
import io.github.apexdevtools.apexparser.ApexParser.TypeOfContext;
import io.github.apexdevtools.apexparser.ApexParser.WhenClauseContext;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/** {@code TYPEOF What WHEN Account THEN Phone ELSE Name END}: fields that depend on what the parent is. */
final class TypeOf {

    private final Scope scope;
    private final SelectedColumns columns;
    private final Field reference;
    private final int idColumn;
    private final BiFunction<String, String, Map<String, Object>> attributes;
    private final Map<String, Shape> shapes = new HashMap<>();

    TypeOf(Scope scope, SelectedColumns columns, BiFunction<String, String, Map<String, Object>> attributes,
           TypeOfContext context) {
        this.scope = scope;
        this.columns = columns;
        this.attributes = attributes;
        String name = context.fieldName().getText();
        reference = scope.type().reference(name).filter(field -> field.relationship().polymorphic())
                .orElseThrow(() -> scope.soql().noSuchRelationship(context.fieldName(), name));
        idColumn = columns.add(scope.own(reference.name()));
        context.whenClause().forEach(this::when);
        if (context.elseClause() != null) {
            otherwise(context.elseClause().fieldNameList());
        }
    }

    String name() {
        return reference.relationship().name();
    }

    private void when(WhenClauseContext when) {
        SObjectType type = scope.schema().type(when.fieldName().getText())
                .filter(known -> reference.relationship().targets().contains(known.name()))
                .orElseThrow(() -> scope.soql().noSuchType(when.fieldName(), when.fieldName().getText()));
        String table = scope.joins().join(scope.joins().root(), reference, type);
        Shape shape = shape();
        for (FieldNameContext name : when.fieldNameList().fieldName()) {
            Field field = type.field(name.getText())
                    .orElseThrow(() -> scope.soql().noSuchColumn(name, name.getText(), type.name()));
            shape.put(field.name(), columns.item(table + "." + quote(field.name()), field.type()));
        }
        shapes.put(type.name(), shape);
    }

    private void otherwise(FieldNameListContext fields) {
        Shape shape = shape();
        for (FieldNameContext field : fields.fieldName()) {
            FieldPath path = scope.path(List.of(name(), field.getText()), field);
            shape.put(path.name(), columns.item(path.sql(), path.type()));
        }
        shapes.put(null, shape);
    }

    private Shape shape() {
        return new Shape(idColumn, this::typeOf, attributes);
    }

    private String typeOf(String id) {
        return scope.schema().typeOfId(id).orElseThrow().name();
    }

    Item item() {
        return row -> {
            String id = row.getString(idColumn);
            Shape shape = id == null ? null : shapes.getOrDefault(typeOf(id), shapes.get(null));
            return shape == null ? null : shape.read(row);
        };
    }
}
