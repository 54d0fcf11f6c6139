package io.mailroutes.localmailbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** One end of the window of {@code calendar events import}. */
final class Bound {

    // Smaller numbers are taken for a date that is none.
    private static final long LEAST_SECOND = 1_000_000_001L;
    private static final DateTimeFormatter FORMS = DateTimeFormatter.ofPattern("yyyy-MM-dd[ HH:mm]['T'HH:mm:ssXXX]");

    private Bound() {
    }

    /**
     * @param text Unix seconds, a day, a day and a time, or an RFC 3339 time
     * @return Unix seconds
     * @throws CliException when it is nothing of the kind
     */
    static long read(String flag, String text, ZoneId zone) {
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) >= LEAST_SECOND) {
            return Long.parseLong(text);
        }
        try {
            return second(FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from), zone);
        } catch (DateTimeException e) {
            throw CliException.invalidBound(flag, text);
        }
    }

    private static long second(TemporalAccessor time, ZoneId zone) {
        if (time instanceof OffsetDateTime exact) {
            return exact.toEpochSecond();
        }
        LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) time;
        return local.atZone(zone).toEpochSecond();
    }
}
