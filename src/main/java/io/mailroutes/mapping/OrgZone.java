package io.mailroutes.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Body;

/** The time zone in which a message's day is told: the one of the settings, else the org's own. */
public final class OrgZone implements Supplier<ZoneId> {

    private final boolean fixed;
    private volatile ZoneId zone;

    /** @param configured a zone such as {@code Europe/Berlin}; empty to ask the org */
    public OrgZone(String configured) {
        this.fixed = !configured.isEmpty();
        this.zone = fixed ? ZoneId.of(configured) : ZoneId.of("UTC");
    }

    /** Takes over what the org says of itself: the row of {@code SELECT TimeZoneSidKey FROM Organization}. */
    public void learn(@Body List<JsonNode> rows) {
        String org = rows.isEmpty() ? "" : rows.get(0).path("TimeZoneSidKey").asText("");
        if (!fixed && !org.isEmpty()) {
            zone = ZoneId.of(org);
        }
    }

    @Override
    public ZoneId get() {
        return zone;
    }
}
