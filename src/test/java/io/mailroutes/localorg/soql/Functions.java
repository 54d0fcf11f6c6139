package io.mailroutes.localorg.soql;

import java.util.Locale;

import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.mailroutes.localorg.schema.FieldType;

/** Functions of one field: aggregates, parts of dates, labels. */
final class Functions {

    private final Scope scope;

    Functions(Scope scope) {
        this.scope = scope;
    }

    static boolean isAggregate(SoqlFunctionContext function) {
        return function.AVG() != null || function.COUNT() != null || function.COUNT_DISTINCT() != null
                || function.MIN() != null || function.MAX() != null || function.SUM() != null;
    }

    /** {@code COUNT()}, which stands for the number of rows and is no column. */
    static boolean isRowCount(SoqlFunctionContext function) {
        return function.COUNT() != null && function.fieldName() == null;
    }

    Operand operand(SoqlFunctionContext function) {
        if (function.soqlFunction() != null) {
            return operand(function.soqlFunction());
        }
        FieldPath path = scope.path(argument(function));
        String name = function.getStart().getText().toUpperCase(Locale.ROOT);
        checkAggregate(function, name, path);
        return new Operand(function.getText(), sql(function, name, path), type(name, path.type()), null);
    }

    private void checkAggregate(SoqlFunctionContext function, String name, FieldPath path) {
        boolean sums = "SUM".equals(name) || "AVG".equals(name);
        boolean fits = path.field() == null || path.field().aggregatable();
        if (isAggregate(function) && (!fits || sums && !path.type().isNumber())) {
            throw scope.soql().malformed(function, "field " + path.name() + " does not support aggregate operator " + name);
        }
    }

    private FieldNameContext argument(SoqlFunctionContext function) {
        if (function.fieldName() != null) {
            return function.fieldName();
        }
        if (function.dateFieldName() != null) {
            return function.dateFieldName().fieldName();
        }
        throw scope.soql().malformed(function, "unexpected token: '" + function.getStart().getText() + "'");
    }

    private String sql(SoqlFunctionContext at, String name, FieldPath path) {
        String field = inZone(at, path);
        return switch (name) {
            case "GROUPING" -> GroupingSets.grouping(field);
            case "COUNT", "MIN", "MAX", "SUM" -> name + "(" + field + ")";
            case "AVG" -> "AVG(CAST(" + field + " AS DOUBLE PRECISION))";
            case "COUNT_DISTINCT" -> "COUNT(DISTINCT " + field + ")";
            case "TOLABEL", "FORMAT", "CONVERTCURRENCY" -> field;
            case "CALENDAR_YEAR", "FISCAL_YEAR" -> "EXTRACT(YEAR FROM " + field + ")";
            case "CALENDAR_QUARTER", "FISCAL_QUARTER" -> "EXTRACT(QUARTER FROM " + field + ")";
            case "CALENDAR_MONTH", "FISCAL_MONTH" -> "EXTRACT(MONTH FROM " + field + ")";
            case "WEEK_IN_YEAR" -> "((EXTRACT(DOY FROM " + field + ") - 1) / 7 + 1)";
            case "WEEK_IN_MONTH" -> "((EXTRACT(DAY FROM " + field + ") - 1) / 7 + 1)";
            case "DAY_IN_MONTH" -> "EXTRACT(DAY FROM " + field + ")";
            case "DAY_IN_WEEK" -> "DAY_OF_WEEK(" + field + ")";
            case "DAY_IN_YEAR" -> "EXTRACT(DOY FROM " + field + ")";
            case "HOUR_IN_DAY" -> "EXTRACT(HOUR FROM " + field + ")";
            case "DAY_ONLY" -> "CAST(" + field + " AS DATE)";
            default -> throw scope.soql().malformed(at, "unexpected token: '" + name + "'");
        };
    }

    /** A point in time is in UTC until the query converts it to the zone of the user. */
    private String inZone(SoqlFunctionContext at, FieldPath path) {
        boolean converted = at.dateFieldName() != null && at.dateFieldName().CONVERT_TIMEZONE() != null;
        return converted ? "IN_ZONE(" + path.sql() + ", '" + scope.zone().getId() + "')" : path.sql();
    }

    private static FieldType type(String name, FieldType ofField) {
        return switch (name) {
            case "COUNT", "COUNT_DISTINCT" -> FieldType.INT;
            case "AVG" -> FieldType.DOUBLE;
            case "MIN", "MAX", "SUM", "TOLABEL", "FORMAT", "CONVERTCURRENCY" -> ofField;
            case "DAY_ONLY" -> FieldType.DATE;
            default -> FieldType.INT;
        };
    }
}
