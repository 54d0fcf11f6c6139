package io.mailroutes.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The day of a message in the org's time zone. The CLI prints times in the zone of the machine it runs on, so cutting
 * at the {@code T} gives the wrong day for mail near midnight.
 */
public final class DayInZone implements UnaryOperator<String> {

    private static final int FIRST_YEAR = 1700;
    private static final int LAST_YEAR = 4000;

    private final Supplier<ZoneId> zone;

    public DayInZone(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /**
     * @param time as a {@link Moment} is written, such as {@code 2026-03-12T23:30:00-05:00}
     * @return {@code yyyy-MM-dd}; null for 1970-01-01T00:00:00Z, which is how the CLI prints a missing date, and for a year
     *         that Salesforce has not, as 1601 is how some programs do
     */
    @Override
    public String apply(String time) {
        Instant at = Moment.of(time, zone.get());
        LocalDate day = at.atZone(zone.get()).toLocalDate();
        boolean isNone = at.getEpochSecond() == 0 || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
        return isNone ? null : day.toString();
    }
}
