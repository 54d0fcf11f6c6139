package io.mailroutes.localorg.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.ObjectType;

/** Turns values as clients send them into what is stored, and refuses what Salesforce refuses. */
final class FieldValues {

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX][X]");

    private FieldValues() {
    }

    /** @return the stored form; null for null and for blank text */
    static Object of(ObjectType object, Field field, Object value) {
        String text = value == null ? "" : String.valueOf(value);
        if (text.isBlank()) {
            return null;
        }
        return switch (field.type()) {
            case "boolean" -> bool(field, text);
            case "date" -> date(field, text);
            case "datetime" -> dateTime(field, text);
            case "int" -> number(field, text).longValue();
            case "double", "currency", "percent" -> number(field, text);
            case "id", "reference" -> id(object, field, text);
            default -> text(field, text);
        };
    }

    private static String text(Field field, String text) {
        String stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (field.length() > 0 && length > field.length()) {
            throw ApiException.record("STRING_TOO_LONG", field.label() + ": data value too large: " + stripped
                    + " (max length=" + field.length() + ")", field.name());
        }
        if ("email".equals(field.type()) && !EMAIL.matcher(stripped).matches()) {
            throw ApiException.record("INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + stripped,
                    field.name());
        }
        if (field.is("restricted") && !field.values().contains(stripped)) {
            throw ApiException.record("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", field.label()
                    + ": bad value for restricted picklist field: " + stripped, field.name());
        }
        return stripped;
    }

    private static String id(ObjectType object, Field field, String text) {
        if (!RecordId.isWellFormed(text)) {
            String label = "id".equals(field.type()) ? object.label() + " ID" : field.label();
            throw new ApiException(400, "MALFORMED_ID", label + ": id value of incorrect type: " + text,
                    List.of(field.name()));
        }
        return RecordId.to18(text);
    }

    private static Boolean bool(Field field, String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrongType(field, text);
        };
    }

    private static LocalDate date(Field field, String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    private static OffsetDateTime dateTime(Field field, String text) {
        try {
            return OffsetDateTime.parse(text, DATE_TIME);
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    private static Double number(Field field, String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrongType(field, text);
        }
    }

    private static ApiException wrongType(Field field, String text) {
        return ApiException.record("INVALID_TYPE_ON_FIELD_IN_RECORD", field.label() + ": value not of required type: "
                + text, field.name());
    }
}
