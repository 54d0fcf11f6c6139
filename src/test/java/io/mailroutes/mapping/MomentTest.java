package io.mailroutes.mapping;

import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The day of a message, however its time is written. */
class MomentTest {

    private final DayInZone day = new DayInZone(() -> ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-03-13T03:30:00Z|2026-03-12",
        "2026-03-12T23:30:00-05:00|2026-03-13",
        "2026-03-13t03:30:00.123456789z|2026-03-12",
        "2026-03-13T03:30:00+0000|2026-03-12",
        "2026-03-13T03:30Z|2026-03-12",
        "2026-03-13 03:30:00 +00:00|2026-03-12",
        "2026-03-12T23:30:00|2026-03-12",
        "2026-03-12 00:30:00|2026-03-12",
        "2026-03-12|2026-03-12",
        "Fri, 13 Mar 2026 03:30:00 +0000 (UTC)|2026-03-12",
        "Fri, 13 Mar 2026 03:30:00 GMT|2026-03-12",
        "13 Mar 2026 03:30:00 +0000|2026-03-12",
        "1773372600|2026-03-12",
        "1773372600000|2026-03-12",
        "-86400|1969-12-30",
        "2109-05-05T12:00:00Z|2109-05-05",
        "1970-01-01T00:00:00Z|",
        "0|",
        "1601-01-01T00:00:00Z|",
        "0001-01-01T00:00:00Z|",
        "9999-12-31T23:59:59Z|"})
    void isTold(String written, String expected) {
        assertThat(day.apply(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "12/03/2026", "2026-02-30", "2026-03-12T", "99999999999999999999"})
    void isNotGuessed(String written) {
        assertThatThrownBy(() -> day.apply(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
