package io.mailroutes.deadletter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of a file of dead letters.
 *
 * @param document the dead letter as {@link DeadLetters} wrote it, or as a person edited it since
 */
record Letter(ObjectNode document) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STAGES = List.of("accounts", "contacts", "emails");

    /** @throws NoLetterException for a line that cannot be sent again */
    static Letter parse(byte[] line) throws NoLetterException {
        Letter letter = new Letter(json(line));
        for (String field : List.of("mailbox", "stage", "code")) {
            if (letter.text(field).isEmpty()) {
                throw new NoLetterException("it is no dead letter: it has no \"" + field + "\"");
            }
        }
        if (!STAGES.contains(letter.stage())) {
            throw new NoLetterException("its stage \"" + letter.stage() + "\" is none of " + String.join(", ", STAGES));
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

    String stage() {
        return text("stage");
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

    byte[] originalJson() {
        return original().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it has one of these codes; of none, every letter is meant. */
    boolean isOf(Collection<String> codes) {
        return codes.isEmpty() || codes.contains(text("code"));
    }

    /** Address of a person who is no contact of the mailbox but wrote the message; empty for other letters. */
    String sender() {
        boolean isMessage = original().has("from") && !original().has("emails");
        return "contacts".equals(stage()) && isMessage
                ? original().path("from").path(0).path("email").asText("").strip().toLowerCase(Locale.ROOT) : "";
    }

    /** The name that goes with {@link #sender}. */
    String senderName() {
        return original().path("from").path(0).path("name").asText("").strip();
    }

    /** @return the letter after another refusal: what the new one says, the old original, and how often it was tried */
    byte[] refusedAgain(String refusal) {
        ObjectNode again = document.deepCopy();
        try {
            again.setAll((ObjectNode) JSON.readTree(refusal));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        again.put("tries", document.path("tries").asInt(0) + 1);
        again.set("original", again.remove("original"));
        return again.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(String field) {
        return document.path(field).asText("");
    }
}
