package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One record that a mapping made, held to the describe of its object.
 *
 * @param key        what makes it one record, in the form by which its kind is searched
 * @param otherKeys  further keys: a record that is known by one of them is this one
 * @param apart      with another one of the same export that has it, too, it is not the same for a further key; empty for
 *                   none
 * @param aliases    further keys under which other records may refer to it
 * @param fields     field to value, in the form that each field takes; empty ones are left out
 * @param references field to what it refers to
 */
public record Mapped(String key, List<String> otherKeys, String apart, List<String> aliases, ObjectNode fields, Map<String, Reference> references) {

    /**
     * Name in a mapped object for what makes it one record, where that is neither its external ID nor its id: one text,
     * or a list, of which the first is the key and the others are known as well.
     */
    public static final String KEY = "@key";
    /**
     * Name in a mapped object for what two records have in common that are two, though they have a further key in common:
     * one text.
     */
    public static final String APART = "@apart";
    /** Name in a mapped object for further names: one text or a list. */
    public static final String ALIASES = "@aliases";

    /** Whether a name in a mapped object is meant for Mailroutes and not for Salesforce. */
    static boolean isOurs(String name) {
        return name.startsWith("@");
    }

    /** @return what a mapping gave, as it is written into dead letters: references as text */
    public static JsonNode shown(JsonNode given) {
        if (!(given instanceof ObjectNode record)) {
            return given;
        }
        ObjectNode shown = record.objectNode();
        record.properties().forEach(field -> shown.set(field.getKey(), field.getValue() instanceof POJONode pojo
                ? TextNode.valueOf(String.valueOf(pojo.getPojo())) : field.getValue()));
        return shown;
    }

    /** @return the texts of a list, or the one text; blank ones left out */
    static List<String> texts(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!Blank.is(each.asText(""))) {
                texts.add(Blank.strip(each.asText()));
            }
        }
        return texts;
    }
}
