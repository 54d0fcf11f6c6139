package io.mailroutes.localorg.soql;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.SObjectType;
import org.antlr.v4.runtime.ParserRuleContext;

/** {@code Id IN (SELECT AccountId FROM …)} and its opposite, with the restrictions that real orgs put on them. */
final class SemiJoin {

    /** Objects that Salesforce does not let stand inside. */
    private static final Set<String> REFUSED = Set.of("activityhistory", "attachment", "event", "note", "openactivity",
            "task");

    /** Where in a WHERE a semi-join stands; only at the top may it. */
    enum Place {
        TOP(null),
        UNDER_OR("Semi join sub-selects are not allowed with the 'OR' operator"),
        UNDER_NOT("Semi join sub-selects are not allowed with the 'NOT' operator"),
        NESTED("Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions."),
        INNER("Nesting of semi join sub-selects is not supported"),
        ONE_TOO_MANY("Maximum 2 semi join sub-selects are allowed.");

        private final String refusal;

        Place(String refusal) {
            this.refusal = refusal;
        }
    }

    private final Scope scope;
    private final ZoneId zone;
    private final List<Object> parameters;

    SemiJoin(Scope scope, ZoneId zone, List<Object> parameters) {
        this.scope = scope;
        this.zone = zone;
        this.parameters = parameters;
    }

    String sql(Operand left, FieldExpressionContext expression, Place place) {
        SubQueryContext query = expression.value().subQuery();
        checkPlace(left, expression, place);
        Scope inner = innerScope(query);
        FieldPath column = column(inner, query);
        checkTypes(left, inner, column, query);
        StringBuilder sql = new StringBuilder(left.sql()).append(" IN (SELECT ").append(column.sql()).append(" FROM ");
        String where = query.whereClause() == null ? "" : " AND ("
                + new Conditions(inner, zone, parameters, Place.INNER).where(query.whereClause().whereLogicalExpression()) + ")";
        sql.append(inner.joins().sql()).append(" WHERE NOT ").append(inner.own("IsDeleted")).append(" AND ")
                .append(column.sql()).append(" IS NOT NULL").append(where).append(')');
        boolean anti = expression.comparisonOperator().NOT() != null;
        return anti ? "NOT COALESCE(" + sql + ", FALSE)" : sql.toString();
    }

    private void checkPlace(Operand left, FieldExpressionContext expression, Place place) {
        if (expression.comparisonOperator().IN() == null) {
            throw malformed(expression, "unexpected token: 'SELECT'");
        }
        if (place != Place.TOP) {
            throw malformed(expression, place.refusal);
        }
        boolean reference = left.path() != null && left.type().isId() && !left.path().ofParent();
        if (!reference) {
            throw malformed(expression, "The left operand of a semi join must be an ID field or a reference field of the"
                    + " object: '" + left.name() + "'");
        }
    }

    private Scope innerScope(SubQueryContext query) {
        FieldNameContext from = query.fromNameList().fieldName(0);
        SObjectType type = scope.schema().type(from.getText())
                .orElseThrow(() -> scope.soql().noSuchType(from, from.getText()));
        if (REFUSED.contains(type.name().toLowerCase(Locale.ROOT))) {
            throw malformed(query, "Entity '" + type.name() + "' is not supported for semi join inner selects");
        }
        if (type == scope.type()) {
            throw malformed(query, "The inner and outer selects should not be on the same object type");
        }
        if (query.orderByClause() != null || query.limitClause() != null) {
            throw malformed(query, "ORDER BY and LIMIT are not allowed in semi join sub-selects");
        }
        return scope.inner(type, query.fromNameList().soqlId().isEmpty() ? null
                : query.fromNameList().soqlId(0).getText());
    }

    private FieldPath column(Scope inner, SubQueryContext query) {
        boolean single = query.subFieldList().subFieldEntry().size() == 1
                && query.subFieldList().subFieldEntry(0).fieldName() != null;
        if (!single) {
            throw malformed(query, "semi join sub-selects can only query a single field");
        }
        FieldPath column = inner.path(query.subFieldList().subFieldEntry(0).fieldName());
        if (!column.type().isId() || column.ofParent()) {
            throw otherType(query, column);
        }
        return column;
    }

    private ApiException otherType(SubQueryContext query, FieldPath column) {
        return malformed(query, "The selected field '" + column.name() + "' in the subquery and the left operand "
                + "field in the where expression in the outer query should point to the same object type");
    }

    private void checkTypes(Operand left, Scope inner, FieldPath column, SubQueryContext query) {
        if (Collections.disjoint(targets(scope, left.path()), targets(inner, column))) {
            throw otherType(query, column);
        }
    }

    private static List<String> targets(Scope of, FieldPath path) {
        return path.field().isReference() ? path.field().relationship().targets() : List.of(of.type().name());
    }

    private ApiException malformed(ParserRuleContext at, String message) {
        return scope.soql().malformed(at, message);
    }
}
