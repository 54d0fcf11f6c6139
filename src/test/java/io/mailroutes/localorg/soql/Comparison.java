package io.mailroutes.localorg.soql;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.apexdevtools.apexparser.ApexParser.ComparisonOperatorContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.mailroutes.localorg.schema.FieldType;

/** Translates one comparison. Where SQL would say "unknown" of an empty field, Salesforce says yes or no. */
final class Comparison {

    private static final int MOST_SEMI_JOINS = 2;

    private final Scope scope;
    private final ZoneId zone;
    private final List<Object> parameters;
    private final Values values;
    private int semiJoins;

    Comparison(Scope scope, ZoneId zone, List<Object> parameters) {
        this.scope = scope;
        this.zone = zone;
        this.parameters = parameters;
        this.values = new Values(scope.soql());
    }

    /** @param place where the comparison stands, since semi-joins may not stand everywhere */
    String sql(FieldExpressionContext expression, SemiJoin.Place place) {
        Operand operand = expression.fieldName() != null ? Operand.of(scope.path(expression.fieldName()))
                : new Functions(scope).operand(expression.soqlFunction());
        checkFilterable(operand, expression);
        ValueContext value = expression.value();
        if (value.subQuery() != null) {
            semiJoins++;
            return new SemiJoin(scope, zone, parameters).sql(operand, expression, semiJoins > MOST_SEMI_JOINS
                    ? SemiJoin.Place.ONE_TOO_MANY : place);
        }
        if (value.boundExpression() != null) {
            throw scope.soql().malformed(value, "unexpected token: ':'");
        }
        String operator = operator(expression.comparisonOperator());
        if (value.dateFormula() != null) {
            return range(operand, operator, new DateLiteral(LocalDate.now(zone)).range(value.getText()), value);
        }
        return compare(operand, operator, value);
    }

    private void checkFilterable(Operand operand, FieldExpressionContext at) {
        if (operand.path() != null && operand.path().field() != null && !operand.path().field().filterable()) {
            throw scope.soql().error("INVALID_FIELD", at, "field '" + operand.name()
                    + "' can not be filtered in a query call");
        }
    }

    private static String operator(ComparisonOperatorContext context) {
        String text = context.getText().toUpperCase(Locale.ROOT);
        return switch (text) {
            case "NOTIN" -> "NOT IN";
            case "!=" -> "<>";
            default -> text;
        };
    }

    private String compare(Operand operand, String operator, ValueContext value) {
        return switch (operator) {
            case "IN" -> in(operand, value);
            case "NOT IN" -> "NOT COALESCE(" + in(operand, value) + ", FALSE)";
            case "LIKE" -> like(operand, value);
            case "INCLUDES" -> includes(operand, value);
            case "EXCLUDES" -> "NOT COALESCE(" + includes(operand, value) + ", FALSE)";
            default -> plain(operand, operator, values.read(operand, value));
        };
    }

    private String plain(Operand operand, String operator, Object value) {
        String sql = operand.sql();
        boolean equality = "=".equals(operator) || "<>".equals(operator);
        if (value == null && operand.type() == FieldType.BOOLEAN && equality) {
            // A flag is never empty, so that to ask for an empty one is to ask for one that is not set.
            return sql + ("=".equals(operator) ? " IS NOT TRUE" : " IS TRUE");
        }
        if (value == null) {
            return !equality ? "FALSE" : sql + ("=".equals(operator) ? " IS NULL" : " IS NOT NULL");
        }
        if (value instanceof Boolean flag) {
            // An empty flag, as of a parent that is not there, counts as false.
            return sql + (flag == "=".equals(operator) ? " IS TRUE" : " IS NOT TRUE");
        }
        parameters.add(value);
        return "<>".equals(operator) ? sql + " IS DISTINCT FROM ?" : sql + " " + operator + " ?";
    }

    private List<ValueContext> list(ValueContext value) {
        if (value.valueList() == null) {
            throw scope.soql().malformed(value, "unexpected token: '" + value.getStart().getText() + "'");
        }
        return value.valueList().value();
    }

    private String in(Operand operand, ValueContext value) {
        List<Object> wanted = new ArrayList<>();
        list(value).forEach(item -> wanted.add(values.read(operand, item)));
        boolean orNull = wanted.removeIf(Objects::isNull);
        parameters.addAll(wanted);
        String in = wanted.isEmpty() ? "FALSE" : operand.sql() + " IN ("
                + wanted.stream().map(item -> "?").collect(Collectors.joining(", ")) + ")";
        return orNull ? "(" + in + " OR " + operand.sql() + " IS NULL)" : in;
    }

    private String like(Operand operand, ValueContext value) {
        if (!operand.type().isText() || value.StringLiteral() == null) {
            throw scope.soql().error("INVALID_QUERY_FILTER_OPERATOR", value, "invalid operator on "
                    + operand.type().describeName() + " field");
        }
        parameters.add(new StringLiteral(value).pattern());
        return operand.sql() + " LIKE ?";
    }

    /** Each item names one value or several, {@code 'A;B'}, that must all be picked. */
    private String includes(Operand operand, ValueContext value) {
        if (operand.type() != FieldType.MULTIPICKLIST) {
            throw scope.soql().error("INVALID_QUERY_FILTER_OPERATOR", value,
                    "includes/excludes operators only valid on multipicklist field");
        }
        List<String> alternatives = new ArrayList<>();
        for (ValueContext item : list(value)) {
            List<String> all = new ArrayList<>();
            for (String part : new StringLiteral(item).value().split(";")) {
                parameters.add(";" + part + ";");
                all.add("LOCATE(LOWER(CAST(? AS VARCHAR)), LOWER(';' || " + operand.sql() + " || ';')) > 0");
            }
            alternatives.add("(" + String.join(" AND ", all) + ")");
        }
        return "(" + String.join(" OR ", alternatives) + ")";
    }

    private String range(Operand operand, String operator, DateRange range, ValueContext at) {
        boolean time = operand.type() == FieldType.DATETIME;
        if (!time && operand.type() != FieldType.DATE) {
            throw values.wrongType(operand, at);
        }
        Object start = time ? range.startTime(zone) : range.start();
        Object end = time ? range.endTime(zone) : range.end();
        String sql = operand.sql();
        switch (operator) {
            case "<", ">=" -> parameters.add(start);
            case "<=", ">" -> parameters.add(end);
            default -> parameters.addAll(List.of(start, end));
        }
        return switch (operator) {
            case "=" -> "(" + sql + " >= ? AND " + sql + " < ?)";
            case "<>" -> "NOT COALESCE(" + sql + " >= ? AND " + sql + " < ?, FALSE)";
            case "<", "<=" -> sql + " < ?";
            default -> sql + " >= ?";
        };
    }
}
