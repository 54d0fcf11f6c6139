package io.mailroutes.localorg.dml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import io.mailroutes.localorg.errors.ApiError;
import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.Flag;
import io.mailroutes.localorg.schema.RecordId;

/** Turns what a client sent for a field into the value to be kept, or says why the field does not take it. */
final class ValueReader {

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*)(?:\\.[\\p{L}\\p{N}-]+)+");

    private final boolean fromCsv;

    ValueReader(boolean fromCsv) {
        this.fromCsv = fromCsv;
    }

    /** @param sent text, a number or a boolean, never {@code null} */
    Object read(Field field, Object sent) throws RefusedValueException {
        String text = sent.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case ID, REFERENCE -> RecordId.normalize(text).orElseThrow(() -> wrongId(field, text));
            case BOOLEAN -> bool(field, text);
            case INT -> integer(field, text);
            case DOUBLE, CURRENCY, PERCENT -> decimal(field, text);
            case DATE, DATETIME, TIME -> time(field, text);
            default -> text(field, text);
        };
    }

    static RefusedValueException wrongId(Field field, String value) {
        return new RefusedValueException(ApiError.ofRecord("MALFORMED_ID",
                field.label() + ": id value of incorrect type: " + value, field.name()));
    }

    private Object bool(Field field, String text) throws RefusedValueException {
        if (text.equalsIgnoreCase("true") || "1".equals(text)) {
            return Boolean.TRUE;
        }
        if (text.equalsIgnoreCase("false") || "0".equals(text)) {
            return Boolean.FALSE;
        }
        throw wrongType(field, text);
    }

    private Object integer(Field field, String text) throws RefusedValueException {
        try {
            return (int) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrongType(field, text);
        }
    }

    private Object decimal(Field field, String text) throws RefusedValueException {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrongType(field, text);
        }
        if (Math.abs(number) >= Math.pow(10, field.length() - (double) field.scale())) {
            throw new RefusedValueException(ApiError.ofRecord("NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + text, field.name()));
        }
        return number;
    }

    private Object time(Field field, String text) throws RefusedValueException {
        try {
            return switch (field.type()) {
                case DATE -> date(text);
                case DATETIME -> datetime(text);
                default -> LocalTime.parse(text.replaceAll("Z$", ""));
            };
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    /** The day of a point in time is that in UTC; a date without time is taken as it stands. */
    private static LocalDate date(String text) {
        return text.length() > "yyyy-MM-dd".length() ? datetime(text).toLocalDate() : LocalDate.parse(text);
    }

    private static LocalDateTime datetime(String text) {
        return Timestamps.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static Object text(Field field, String text) throws RefusedValueException {
        if (field.length() > 0 && text.length() > field.length()) {
            throw new RefusedValueException(ApiError.ofRecord("STRING_TOO_LONG", field.label()
                    + ": data value too large: " + text + " (max length=" + field.length() + ")", field.name()));
        }
        return switch (field.type()) {
            case EMAIL -> email(field, text);
            case PICKLIST, MULTIPICKLIST -> picklist(field, text);
            default -> text;
        };
    }

    private static String email(Field field, String text) throws RefusedValueException {
        if (!EMAIL.matcher(text).matches()) {
            throw new RefusedValueException(ApiError.ofRecord("INVALID_EMAIL_ADDRESS",
                    field.label() + ": invalid email address: " + text, field.name()));
        }
        return text;
    }

    private static String picklist(Field field, String text) throws RefusedValueException {
        if (!field.has(Flag.RESTRICTED)) {
            return text;
        }
        for (String part : text.split(";")) {
            if (field.values().stream().noneMatch(part::equalsIgnoreCase)) {
                throw new RefusedValueException(ApiError.ofRecord("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        field.label() + ": bad value for restricted picklist field: " + part, field.name()));
            }
        }
        return text;
    }

    /** JSON is refused while it is read, before there is a record; a row of a CSV is refused as a record. */
    private RefusedValueException wrongType(Field field, String text) {
        return new RefusedValueException(fromCsv
                ? ApiError.ofRecord("INVALID_TYPE_ON_FIELD_IN_RECORD",
                        field.label() + ": value not of required type: " + text, field.name())
                : new ApiError("JSON_PARSER_ERROR", "Cannot deserialize instance of " + field.type().describeName()
                        + " from VALUE_STRING value " + text + " or request may be missing a required field"));
    }
}
