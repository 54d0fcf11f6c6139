package io.mailroutes.localmailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A mailbox that somebody has allowed Nylas to read.
 *
 * @param id       what the commands and the API take
 * @param email    whose mailbox it is
 * @param provider {@code google}, {@code microsoft}, {@code imap} …
 * @param status   {@code valid} when it can be used
 */
public record Grant(String id, String email, String provider, String status) {

    private static final int SHORT = 8;

    /** A grant in use. */
    public Grant(String id, String email, String provider) {
        this(id, email, provider, "valid");
    }

    /** What the ids of its items have in them. */
    String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** As {@code auth list --json} prints it. */
    ObjectNode listed(boolean isDefault) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", id)
                .put("email", email)
                .put("provider", provider)
                .put("status", status)
                .put("is_default", isDefault);
    }
}
