package io.mailroutes.localorg.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Values as the API gives them in JSON. */
public final class JsonValues {

    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private JsonValues() {
    }

    public static Object of(Object value) {
        if (value instanceof LocalDateTime time) {
            return DATETIME.format(time);
        }
        if (value instanceof LocalDate || value instanceof LocalTime) {
            return value instanceof LocalTime time ? TIME.format(time) : value.toString();
        }
        return value;
    }
}
