package io.mailroutes.localorg.dml;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Points in time as the API takes them: with {@code Z}, {@code +0100} or {@code +01:00}; without any, UTC. */
final class Timestamps {

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Timestamps() {
    }

    static OffsetDateTime parse(String text) {
        if (text.length() == "yyyy-MM-dd".length()) {
            return OffsetDateTime.parse(text + "T00:00:00Z");
        }
        String iso = text.replace(' ', 'T');
        return iso.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
                ? OffsetDateTime.parse(iso, WITH_OFFSET)
                : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
    }
}
