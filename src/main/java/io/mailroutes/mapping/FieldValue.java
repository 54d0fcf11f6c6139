package io.mailroutes.mapping;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A mapped value in the form that its field takes. */
final class FieldValue {

    // Cutting an address or a key would make another one of it.
    private static final Set<String> NEVER_CUT = Set.of("email", "id", "reference");
    private static final Set<String> NUMBERS = Set.of("int", "double", "currency", "percent", "long");

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private FieldValue() {
    }

    /** @return the value to send, or null when there is nothing to send */
    static JsonNode of(String object, FieldDescription field, JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isContainerNode()) {
            throw refused(object, field, "INVALID_TYPE", "takes one value, and the mapping gives " + value.getNodeType()
                    + ". To do: choose one element, as in .emails[0].email");
        }
        return value.isTextual() ? text(object, field, value.textValue()) : typed(object, field, value);
    }

    private static JsonNode text(String object, FieldDescription field, String value) {
        String clean = value.replace("\u0000", "").replace("\r\n", "\n").replace('\r', '\n');
        if (Blank.is(clean)) {
            return null;
        }
        switch (field.type()) {
            case "date" -> requireDate(object, field, clean);
            case "datetime" -> clean = dateTime(object, field, clean);
            case "email" -> clean = Blank.tidy(clean);
            default -> requireNoNumber(object, field, clean);
        }
        return TextNode.valueOf(cut(object, field, clean));
    }

    private static JsonNode typed(String object, FieldDescription field, JsonNode value) {
        boolean fits = value.isBoolean() ? "boolean".equals(field.type()) : NUMBERS.contains(field.type());
        return fits ? value : text(object, field, value.asText());
    }

    // An emoji counts as two characters in Apex and may count as one in the database: cut so that it fits either way.
    private static String cut(String object, FieldDescription field, String value) {
        int length = value.length();
        if (field.length() == 0 || length <= field.length()) {
            return value;
        }
        if (NEVER_CUT.contains(field.type())) {
            throw refused(object, field, "STRING_TOO_LONG", "holds " + field.length() + " characters, the value has "
                    + length + " and may not be cut: " + value
                    + ". To do: choose another in the mapping, or give null");
        }
        boolean inTheMiddle = Character.isHighSurrogate(value.charAt(field.length() - 1));
        return value.substring(0, inTheMiddle ? field.length() - 1 : field.length());
    }

    private static void requireDate(String object, FieldDescription field, String value) {
        try {
            LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw refused(object, field, "INVALID_DATE", "takes a day as yyyy-MM-dd, not " + value
                    + ". To do: make one of it in the mapping, as in (.date | org_day), or give null");
        }
    }

    // As Salesforce writes it, so that the same moment reads the same when it is compared.
    private static String dateTime(String object, FieldDescription field, String value) {
        try {
            return OffsetDateTime.parse(value).atZoneSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)
                    .format(DATE_TIME);
        } catch (DateTimeParseException e) {
            throw refused(object, field, "INVALID_DATE", "takes a time as yyyy-MM-ddTHH:mm:ssZ, not " + value
                    + ". To do: make one of it in the mapping, or give null");
        }
    }

    private static void requireNoNumber(String object, FieldDescription field, String value) {
        boolean wanted = NUMBERS.contains(field.type()) || "boolean".equals(field.type());
        if (wanted) {
            throw refused(object, field, "INVALID_TYPE", "takes a " + field.type() + ", not the text " + value
                    + ". To do: make one of it in the mapping, or give null");
        }
    }

    private static RecordRefusedException refused(String object, FieldDescription field, String code, String text) {
        return new RecordRefusedException(code, object + "." + field.name() + " " + text);
    }
}
