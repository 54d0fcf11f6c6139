package io.mailroutes.localorg.soql;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import io.github.apexdevtools.apexparser.ApexParser.ConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.LogicalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereFieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereLogicalExpressionContext;

/** Translates what stands after WHERE and HAVING: AND, OR, NOT and brackets around comparisons. */
final class Conditions {

    private final Scope scope;
    private final Comparison comparison;

    Conditions(Scope scope, ZoneId zone, List<Object> parameters) {
        this.scope = scope;
        this.comparison = new Comparison(scope, zone, parameters);
    }

    String where(WhereLogicalExpressionContext logical) {
        return where(logical, false);
    }

    private String where(WhereLogicalExpressionContext logical, boolean nested) {
        boolean or = !logical.SOQLOR().isEmpty();
        boolean not = logical.NOT() != null;
        List<String> parts = logical.whereConditionalExpression().stream()
                .map(part -> condition(part, nested || or || not)).toList();
        return join(parts, or, not);
    }

    private String condition(WhereConditionalExpressionContext condition, boolean nested) {
        if (condition.whereLogicalExpression() != null) {
            return "(" + where(condition.whereLogicalExpression(), nested) + ")";
        }
        WhereFieldExpressionContext field = condition.whereFieldExpression();
        if (field.fieldExpression() == null) {
            throw scope.soql().malformed(field, "unexpected token: '" + field.getStart().getText() + "'");
        }
        return comparison.sql(field.fieldExpression(), nested);
    }

    String having(LogicalExpressionContext logical) {
        List<String> parts = logical.conditionalExpression().stream().map(this::condition).toList();
        return join(parts, !logical.SOQLOR().isEmpty(), logical.NOT() != null);
    }

    private String condition(ConditionalExpressionContext condition) {
        return condition.logicalExpression() != null ? "(" + having(condition.logicalExpression()) + ")"
                : comparison.sql(condition.fieldExpression(), true);
    }

    /** What is neither true nor false to SQL is false to Salesforce, and its opposite true. */
    private static String join(List<String> parts, boolean or, boolean not) {
        return not ? "NOT COALESCE(" + parts.get(0) + ", FALSE)"
                : parts.stream().collect(Collectors.joining(or ? " OR " : " AND "));
    }
}
