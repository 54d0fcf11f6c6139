package io.mailroutes.localorg.soql;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import io.github.apexdevtools.apexparser.ApexParser.ConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.LogicalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereFieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereLogicalExpressionContext;
import io.mailroutes.localorg.soql.SemiJoin.Place;

/** Translates what stands after WHERE and HAVING: AND, OR, NOT and brackets around comparisons. */
final class Conditions {

    private final Scope scope;
    private final Comparison comparison;
    private final Place place;

    Conditions(Scope scope, ZoneId zone, List<Object> parameters) {
        this(scope, zone, parameters, Place.TOP);
    }

    /** @param place where the whole of it stands */
    Conditions(Scope scope, ZoneId zone, List<Object> parameters, Place place) {
        this.scope = scope;
        this.place = place;
        this.comparison = new Comparison(scope, zone, parameters);
    }

    String where(WhereLogicalExpressionContext logical) {
        return where(logical, place);
    }

    private String where(WhereLogicalExpressionContext logical, Place outer) {
        boolean or = !logical.SOQLOR().isEmpty();
        boolean not = logical.NOT() != null;
        List<String> parts = logical.whereConditionalExpression().stream()
                .map(part -> condition(part, or ? Place.UNDER_OR : not ? Place.UNDER_NOT : outer)).toList();
        return join(parts, or, not);
    }

    private String condition(WhereConditionalExpressionContext condition, Place inside) {
        if (condition.whereLogicalExpression() != null) {
            return "(" + where(condition.whereLogicalExpression(), inside == Place.UNDER_OR ? Place.NESTED : inside) + ")";
        }
        WhereFieldExpressionContext field = condition.whereFieldExpression();
        if (field.fieldExpression() == null) {
            throw scope.soql().malformed(field, "unexpected token: '" + field.getStart().getText() + "'");
        }
        return comparison.sql(field.fieldExpression(), inside);
    }

    String having(LogicalExpressionContext logical) {
        List<String> parts = logical.conditionalExpression().stream().map(this::condition).toList();
        return join(parts, !logical.SOQLOR().isEmpty(), logical.NOT() != null);
    }

    private String condition(ConditionalExpressionContext condition) {
        return condition.logicalExpression() != null ? "(" + having(condition.logicalExpression()) + ")"
                : comparison.sql(condition.fieldExpression(), Place.NESTED);
    }

    /** What is neither true nor false to SQL is false to Salesforce, and its opposite true. */
    private static String join(List<String> parts, boolean or, boolean not) {
        return not ? "NOT COALESCE(" + parts.get(0) + ", FALSE)"
                : parts.stream().collect(Collectors.joining(or ? " OR " : " AND "));
    }
}
