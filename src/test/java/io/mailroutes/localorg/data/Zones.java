package io.mailroutes.localorg.data;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A function that H2 lacks. */
public final class Zones {

    private Zones() {
    }

    /** What clocks show in a zone at a point in time given in UTC. */
    public static LocalDateTime inZone(LocalDateTime utc, String zone) {
        return utc == null ? null : utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(ZoneId.of(zone)).toLocalDateTime();
    }
}
