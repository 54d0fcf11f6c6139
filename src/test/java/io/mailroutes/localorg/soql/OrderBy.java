package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;

import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.OrderByClauseContext;

/** Translates ORDER BY. Empty fields come first, in whatever direction, unless the query says last. */
final class OrderBy {

    private OrderBy() {
    }

    static String sql(Scope scope, OrderByClauseContext clause) {
        if (clause == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (FieldOrderContext order : clause.fieldOrderList().fieldOrder()) {
            Operand operand = order.fieldName() != null ? Operand.of(scope.path(order.fieldName()))
                    : new Functions(scope).operand(order.soqlFunction());
            if (operand.path() != null && operand.path().field() != null && !operand.path().field().filterable()) {
                throw scope.soql().malformed(order, "field '" + operand.name() + "' can not be sorted in a query call");
            }
            parts.add(operand.sql() + (order.DESC() != null ? " DESC" : " ASC")
                    + (order.LAST() != null ? " NULLS LAST" : " NULLS FIRST"));
        }
        return " ORDER BY " + String.join(", ", parts);
    }
}
