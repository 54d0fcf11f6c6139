package io.mailroutes.localorg.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.OrderByClauseContext;

/** Translates ORDER BY. Empty fields come first, in whatever direction, unless the query says last. */
final class OrderBy {

    private record Part(String sql, String direction) {
    }

    private final Scope scope;
    private final List<String> groups;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param clause {@code null} when the query has none
     * @param groups SQL of what the query groups by, which it then has to sort by; {@code null} when it does not group
     */
    OrderBy(Scope scope, OrderByClauseContext clause, List<String> groups) {
        this.scope = scope;
        this.groups = groups;
        if (clause != null) {
            clause.fieldOrderList().fieldOrder().forEach(this::add);
        }
    }

    private void add(FieldOrderContext order) {
        Operand operand = order.fieldName() != null ? Operand.of(scope.path(order.fieldName()))
                : new Functions(scope).operand(order.soqlFunction());
        if (operand.path() != null && operand.path().field() != null && !operand.path().field().filterable()) {
            throw scope.soql().malformed(order, "field '" + operand.name() + "' can not be sorted in a query call");
        }
        boolean aggregate = order.soqlFunction() != null && (Functions.isAggregate(order.soqlFunction())
                || order.soqlFunction().GROUPING() != null);
        if (groups != null && !aggregate && !groups.contains(operand.sql())) {
            throw scope.soql().malformed(order, "Ordered field must be grouped or aggregated: " + operand.name());
        }
        parts.add(new Part(operand.sql(), (order.DESC() != null ? " DESC" : " ASC")
                + (order.LAST() != null ? " NULLS LAST" : " NULLS FIRST")));
    }

    String sql() {
        return sql(Function.identity());
    }

    /** @param in turns the SQL of what is sorted by into what stands for it where the sorting is done */
    String sql(Function<String, String> in) {
        return parts.isEmpty() ? "" : parts.stream().map(part -> in.apply(part.sql()) + part.direction())
                .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }
}
