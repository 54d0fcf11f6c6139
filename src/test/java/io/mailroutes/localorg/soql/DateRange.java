package io.mailroutes.localorg.soql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The days that a date literal stands for, from the first to before the end. */
record DateRange(LocalDate start, LocalDate end) {

    static DateRange day(LocalDate day) {
        return new DateRange(day, day.plusDays(1));
    }

    /** When the first day begins, in UTC. */
    LocalDateTime startTime(ZoneId zone) {
        return utc(start, zone);
    }

    LocalDateTime endTime(ZoneId zone) {
        return utc(end, zone);
    }

    private static LocalDateTime utc(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
