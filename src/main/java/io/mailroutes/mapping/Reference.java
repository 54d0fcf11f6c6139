package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the jq function {@code ref} gives to a field: the Salesforce id of another kind's record, which is known only when
 * that record is found or written.
 *
 * <p>In a mapped record it is a {@link POJONode}, which no JSON can hold: what looks like a reference in mail stays text.
 *
 * @param kind     the kind of the record that is referred to
 * @param key      what makes it one record, or one of its aliases; empty refers to nothing
 * @param seed     what the kind's own mapping makes the record from when nobody has it: an object; a {@link Skip} when
 *                 only the mailbox's own records count; null for no seed
 * @param field    empty for the record's id; else the field of that record whose value is meant
 * @param optional whether the record that refers goes without this field when nothing is there
 */
public record Reference(String kind, String key, JsonNode seed, String field, boolean optional) {

    /** @return the reference in a mapped record; null when the value is none */
    static Reference in(JsonNode value) {
        return value instanceof POJONode pojo && pojo.getPojo() instanceof Reference reference ? reference : null;
    }

    /** @return the same reference, where the field of the other record is meant and not its id */
    Reference its(String otherField) {
        return new Reference(kind, key, seed, otherField, optional);
    }

    /** @return the same reference, which may lead nowhere */
    Reference asOptional() {
        return new Reference(kind, key, seed, field, true);
    }

    /** @return all references of a mapped record */
    public static List<Reference> allIn(ObjectNode mapped) {
        List<Reference> all = new ArrayList<>();
        mapped.forEach(value -> {
            Reference reference = in(value);
            if (reference != null) {
                all.add(reference);
            }
        });
        return all;
    }

    /** Whether the record is made when nobody has it. */
    public boolean hasSeed() {
        return seed instanceof ObjectNode;
    }

    /** @return why nobody is made for it, and nobody looked for outside the mailbox; empty when that is not so */
    public String skipReason() {
        Skip skip = seed == null ? null : Skip.in(seed);
        return skip == null ? "" : skip.reason();
    }

    /** Only so that a mapping which takes it for text shows what it is. */
    @Override
    public String toString() {
        return "ref(" + kind + "; " + key + ")" + (field.isEmpty() ? "" : "." + field);
    }
}
