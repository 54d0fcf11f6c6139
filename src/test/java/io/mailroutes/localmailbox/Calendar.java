package io.mailroutes.localmailbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A calendar of a mailbox.
 *
 * @param id        what an event names in its {@code calendar_id}
 * @param isPrimary whether it is the one that is meant when none is named
 */
record Calendar(String id, boolean isPrimary) {

    /** What finds the primary calendar of whatever id. */
    static final String PRIMARY = "primary";

    /** Google names the primary calendar after its owner. */
    static String primaryId(Grant grant) {
        return grant.provider().equals("microsoft") ? "AAMkAGQ5LWNhbGVuZGFy" : grant.email();
    }

    /** A mailbox's own calendar, and those that its events name. A grant by IMAP gives access to mail only. */
    static List<Calendar> of(Grant grant, List<? extends JsonNode> events) {
        String primary = primaryId(grant);
        Set<String> ids = new LinkedHashSet<>();
        if (!grant.provider().equals("imap")) {
            ids.add(primary);
        }
        events.forEach(event -> ids.add(event.get("calendar_id").asText()));
        return ids.stream().map(id -> new Calendar(id, id.equals(primary))).toList();
    }
}
