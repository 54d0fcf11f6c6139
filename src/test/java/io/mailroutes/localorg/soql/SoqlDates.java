package io.mailroutes.localorg.soql;

import java.time.LocalDate;
import java.time.ZoneOffset;

import io.github.apexdevtools.apexparser.ApexParser.DateFormulaContext;
import io.mailroutes.localorg.schema.Field;

/** Date literals such as {@code TODAY} and {@code LAST_N_DAYS:30}, told in UTC. */
final class SoqlDates {

    private SoqlDates() {
    }

    /** @return a comparison of a column with the span of days that the literal means */
    static String compare(String column, Field field, String operator, DateFormulaContext literal) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate from = today;
        LocalDate to = today;
        if (literal.YESTERDAY() != null) {
            from = to = today.minusDays(1);
        } else if (literal.TOMORROW() != null) {
            from = to = today.plusDays(1);
        } else if (literal.LAST_N_DAYS_N() != null) {
            from = today.minusDays(Long.parseLong(literal.signedInteger().getText()));
        } else if (literal.NEXT_N_DAYS_N() != null) {
            to = today.plusDays(Long.parseLong(literal.signedInteger().getText()));
        } else if (literal.TODAY() == null) {
            throw SoqlParser.malformed("the local org does not know the date literal " + literal.getText());
        }
        String day = "datetime".equals(field.type()) ? "CAST(" + column + " AT TIME ZONE 'UTC' AS DATE)" : column;
        return switch (operator) {
            case "=" -> day + " BETWEEN DATE '" + from + "' AND DATE '" + to + "'";
            case "!=", "<>" -> day + " NOT BETWEEN DATE '" + from + "' AND DATE '" + to + "'";
            case "<", ">=" -> day + " " + operator + " DATE '" + from + "'";
            default -> day + " " + operator + " DATE '" + to + "'";
        };
    }
}
