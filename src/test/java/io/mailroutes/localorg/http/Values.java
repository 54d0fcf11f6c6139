package io.mailroutes.localorg.http;

import java.sql.Date;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Stored values as Salesforce writes them in JSON. */
public final class Values {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");

    private Values() {
    }

    public static JsonNode json(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return json.nullNode();
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof Long number) {
            return json.numberNode(number);
        }
        if (value instanceof Double number) {
            return json.numberNode(number);
        }
        return json.textNode(text(value));
    }

    private static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return dateTime(time);
        }
        return value instanceof Date date ? date.toLocalDate().toString() : value.toString();
    }

    /** @return as in {@code 2026-03-12T14:30:00.000+0000} */
    public static String dateTime(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).format(DATE_TIME);
    }
}
