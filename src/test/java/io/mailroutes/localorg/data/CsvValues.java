package io.mailroutes.localorg.data;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Values as the bulk APIs give them in CSV and XML: as in JSON, but for points in time, which end with a Z. */
public final class CsvValues {

    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private CsvValues() {
    }

    public static Object of(Object value) {
        return value instanceof LocalDateTime time ? DATETIME.format(time) : JsonValues.of(value);
    }
}
