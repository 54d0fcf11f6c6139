package io.mailroutes.deadletter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The dead letter of a row that a route of the user's loaded. It has no mailbox and no kind: object, external ID and
 * row are all that it takes to send it again.
 *
 * @param run      name of the load, which its file is called by
 * @param document the letter
 */
public record RowLetter(String run, ObjectNode document) {

    private static final String WAITING = "WAITING";

    /**
     * @param record what was sent
     * @param row    what the route gave
     */
    public static RowLetter of(String run, String object, String externalId, ObjectNode record,
            ObjectNode row, String code, String reason) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", Letter.VERSION).put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("run", run).put("object", object)
                .put("operation", externalId.isEmpty() ? "create" : "upsert").put("externalId", externalId)
                .put("key", record.path(externalId).asText("")).put("code", code).put("reason", reason);
        document.set("record", record);
        document.set("original", row);
        return new RowLetter(run, document);
    }

    /** Whether it was kept back by no fault of its own. */
    public boolean isWaiting() {
        return WAITING.equals(document.path("code").asText());
    }

    /** @return code and reason, for people */
    public String why() {
        return document.path("code").asText() + ": " + document.path("reason").asText();
    }

    /** @return the line of its file */
    public String line() {
        return document.toString();
    }
}
