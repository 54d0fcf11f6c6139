package io.mailroutes.deadletter;

import io.mailroutes.staging.MailJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of a file of dead letters.
 *
 * @param document the dead letter as {@link DeadLetters} wrote it, or as a person edited it since
 */
record Letter(ObjectNode document) {

    /** What dead letters of this program have as their {@code version}. */
    static final int VERSION = 2;

    private static final String SENDING = "sending";
    private static final ObjectMapper JSON = MailJson.MAPPER;

    /** @throws NoLetterException for a line that cannot be sent again */
    static Letter parse(byte[] line) throws NoLetterException {
        Letter letter = new Letter(json(line));
        if (letter.document.path("stage").isTextual() && !letter.document.path("kind").isTextual()) {
            letter.document.set("kind", letter.document.get("stage"));
        }
        for (String field : letter.isRow() ? List.of("code") : List.of("mailbox", "kind", "code")) {
            if (letter.text(field).isEmpty()) {
                throw new NoLetterException("it is no dead letter: it has no \"" + field + "\"");
            }
        }
        if (letter.document.path("version").asInt(1) > VERSION) {
            throw new NoLetterException("a newer Mailroutes wrote it");
        }
        if (!letter.original().isObject()) {
            throw new NoLetterException("it has no \"original\" to be made again from");
        }
        return letter;
    }

    private static ObjectNode json(byte[] line) throws NoLetterException {
        try {
            if (JSON.readTree(line) instanceof ObjectNode document) {
                return document;
            }
        } catch (IOException e) {
            throw new NoLetterException("it is no valid JSON");
        }
        throw new NoLetterException("it is no JSON object");
    }

    /** Whether it is of a row that a route of the user's loaded, and so of no mailbox. */
    boolean isRow() {
        return kind().isEmpty() && text("mailbox").isEmpty() && !object().isEmpty();
    }

    /** API name of the object. */
    String object() {
        return text("object");
    }

    /** The field to upsert by; empty to create. */
    String externalId() {
        return text("externalId");
    }

    /** The replay that is about to send it, or died while it did; empty when there is none. */
    String sending() {
        return text(SENDING);
    }

    /** Whether a replay died that may have written its row; to send it again could write it twice. */
    boolean isInDoubt(String run) {
        return externalId().isEmpty() && !sending().isEmpty() && !sending().equals(run);
    }

    /** @return the letter while a replay sends it */
    byte[] sending(String run) {
        return bytes(document.deepCopy().put(SENDING, run));
    }

    /** @return the letter that is not being sent */
    byte[] notSending() {
        ObjectNode again = document.deepCopy();
        again.remove(SENDING);
        return bytes(again);
    }

    String kind() {
        return text("kind");
    }

    /** @throws NoLetterException when its kind is none of these */
    void requireKind(List<String> kinds) throws NoLetterException {
        if (!kinds.contains(kind())) {
            throw new NoLetterException("its kind \"" + kind() + "\" is none of " + String.join(", ", kinds));
        }
    }

    /** What makes its record one; empty when it could not be mapped. */
    String key() {
        return text("key");
    }

    /** Which of several records of its original it is, from 1; 0 when that is not known. */
    int part() {
        return document.path("part").asInt(0);
    }

    /** Whether its original is the seed of a reference. */
    boolean isSeed() {
        return document.path("seed").asBoolean(document.path("version").asInt(1) == 1 && FirstLetters.isSeed(this));
    }

    /** The name by which the ledger knows the mailbox. */
    String mailbox() {
        return text("mailbox");
    }

    /** The mailbox's own address; empty when it is not known. */
    String mailboxAddress() {
        return text("mailboxAddress");
    }

    JsonNode original() {
        return document.path("original");
    }

    /** @return what its record is made from, again */
    JsonNode source() {
        return document.path("version").asInt(1) == 1 ? FirstLetters.source(this) : original();
    }

    /** Whether it has one of these codes; of none, every letter is meant. */
    boolean isOf(Collection<String> codes) {
        return codes.isEmpty() || codes.contains(text("code"));
    }

    /** @return the letter after another refusal: what the new one says, the old original, and how often it was tried */
    byte[] refusedAgain(String refusal) {
        ObjectNode again = document.deepCopy();
        try {
            again.setAll((ObjectNode) JSON.readTree(refusal));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (part() > 0) {
            again.put("part", part());
        }
        again.put("tries", document.path("tries").asInt(0) + 1);
        again.remove(List.of("stage", "original", SENDING));
        again.set("original", source());
        return bytes(again);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(String field) {
        return document.path(field).asText("");
    }
}
