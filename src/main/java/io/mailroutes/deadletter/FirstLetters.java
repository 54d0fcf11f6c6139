package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ResourceBundle;

/**
 * Dead letters of the first version, which did not say whether their original is a seed. Those of people who only wrote
 * mail have the message as their original, and companies the company.
 */
final class FirstLetters {

    private static final ResourceBundle NAMES = ResourceBundle.getBundle("io.mailroutes.deadletter.first-letters");

    private FirstLetters() {
    }

    static boolean isSeed(Letter letter) {
        return isSender(letter) || letter.kind().equals(NAMES.getString("companies"));
    }

    static JsonNode source(Letter letter) {
        return isSender(letter) ? person(letter.original().path("from").path(0)) : letter.original();
    }

    private static boolean isSender(Letter letter) {
        return letter.kind().equals(NAMES.getString("people")) && letter.original().has("from")
                && !letter.original().has(NAMES.getString("addresses"));
    }

    private static ObjectNode person(JsonNode from) {
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        person.putArray(NAMES.getString("addresses")).add(from);
        person.set("name", from.path("name"));
        return person;
    }
}
