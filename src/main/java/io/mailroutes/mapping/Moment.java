package io.mailroutes.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** A moment as programs write it: RFC 3339, with a zone or without; as mail has it (RFC 5322); or counted from 1970. */
final class Moment {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).optionalStart().appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME).appendPattern("[' '][XXX][XX][X]").toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern MAIL = Pattern.compile("(\\p{L}|\\d{1,2} ).*");
    private static final Pattern COUNT = Pattern.compile("-?\\d{1,16}");
    // As many seconds would be the year 5138; so many milliseconds were in 1973.
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private Moment() {
    }

    /**
     * @param zone of a time that tells none
     * @throws IllegalArgumentException for what is no time
     */
    static Instant of(String written, ZoneId zone) {
        String text = Blank.tidy(written);
        if (COUNT.matcher(text).matches()) {
            long count = Long.parseLong(text);
            return Math.abs(count) < LEAST_MILLIS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
        }
        try {
            return instant(text, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time as yyyy-MM-ddTHH:mm:ss+hh:mm: " + written, e);
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (MAIL.matcher(text).matches()) {
            // With a comment, as in "+0000 (UTC)".
            return OffsetDateTime.parse(text.replaceFirst(" \\(.*", ""), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        }
        TemporalAccessor best = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return best instanceof OffsetDateTime full ? full.toInstant()
                : best instanceof LocalDateTime local ? local.atZone(zone).toInstant()
                        : ((LocalDate) best).atStartOfDay(zone).toInstant();
    }
}
