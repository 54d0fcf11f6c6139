package io.mailroutes.mapping;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The day of a message in the org's time zone. The CLI prints times in the zone of the machine it runs on, so cutting
 * at the {@code T} gives the wrong day for mail near midnight.
 */
public final class DayInZone implements UnaryOperator<String> {

    private final Supplier<ZoneId> zone;

    public DayInZone(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /**
     * @param time RFC 3339, as in {@code 2026-03-12T23:30:00-05:00}
     * @return {@code yyyy-MM-dd}; null for 1970-01-01T00:00:00Z, which is how the CLI prints a missing date
     */
    @Override
    public String apply(String time) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(time);
            return at.toEpochSecond() == 0 ? null : at.atZoneSameInstant(zone.get()).toLocalDate().toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time as yyyy-MM-ddTHH:mm:ss+hh:mm: " + time, e);
        }
    }
}
