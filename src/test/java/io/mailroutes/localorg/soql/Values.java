package io.mailroutes.localorg.soql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.mailroutes.localorg.errors.ApiException;
import io.mailroutes.localorg.schema.FieldType;
import io.mailroutes.localorg.schema.RecordId;

/** The right side of a comparison: literals, held to the type of the field. */
final class Values {

    private final SoqlText soql;

    Values(SoqlText soql) {
        this.soql = soql;
    }

    /** @return a value for JDBC; {@code null} for null and for the empty text, which are one to Salesforce */
    Object read(Operand operand, ValueContext value) {
        FieldType type = operand.type();
        if (value.NULL() != null) {
            return null;
        }
        if (value.StringLiteral() != null) {
            return text(operand, value);
        }
        if (value.BooleanLiteral() != null && type == FieldType.BOOLEAN) {
            return Boolean.valueOf(value.getText());
        }
        if (value.signedNumber() != null && type.isNumber()) {
            return Double.valueOf(value.getText());
        }
        boolean fits = value.DateLiteral() != null && type == FieldType.DATE
                || value.DateTimeLiteral() != null && type == FieldType.DATETIME
                || value.TimeLiteral() != null && type == FieldType.TIME;
        if (fits) {
            return time(type, value);
        }
        throw wrongType(operand, value);
    }

    private Object time(FieldType type, ValueContext value) {
        try {
            return switch (type) {
                case DATE -> LocalDate.parse(value.getText());
                case TIME -> LocalTime.parse(value.getText().replaceAll("[Zz]$", ""));
                default -> OffsetDateTime.parse(normalOffset(value.getText())).withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
            };
        } catch (DateTimeException e) {
            throw soql.malformed(value, "Invalid date: " + value.getText());
        }
    }

    private Object text(Operand operand, ValueContext value) {
        String text = new StringLiteral(value).value();
        if (text.isEmpty()) {
            return null;
        }
        if (operand.type().isId()) {
            return RecordId.normalize(text).orElseThrow(() -> soql.error("INVALID_QUERY_FILTER_OPERATOR", value,
                    "invalid ID field: " + text));
        }
        if (!operand.type().isText()) {
            throw wrongType(operand, value);
        }
        return text;
    }

    private static String normalOffset(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }

    ApiException wrongType(Operand operand, ValueContext value) {
        FieldType type = operand.type();
        boolean quoted = type.isText() || type.isId();
        return soql.error("INVALID_FIELD", value, "value of filter criterion for field '" + operand.name()
                + "' must be of type " + describe(type) + " and should " + (quoted ? "" : "not ") + "be enclosed in quotes");
    }

    private static String describe(FieldType type) {
        return type == FieldType.DATETIME ? "dateTime" : type.isText() ? "string" : type.describeName();
    }
}
