package io.mailroutes.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.FieldDescription;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.mapping.Overwrite;
import io.mailroutes.mapping.References;
import io.mailroutes.mapping.Target;

/** Decides field by field what an update of one record sends and what it leaves alone. */
final class FieldComparison {

    private final Target target;
    private final ObjectDescription description;
    private final Map<String, String> sentBefore;
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private boolean anyToSend;

    /** @param sentBefore hash of each field as it was last sent */
    FieldComparison(Target target, ObjectDescription description, Map<String, String> sentBefore) {
        this.target = target;
        this.description = description;
        this.sentBefore = sentBefore;
    }

    /** @param row what the org has */
    void compare(String field, JsonNode mapped, JsonNode row) {
        if (field.equals(target.externalId())) {
            return;
        }
        JsonNode current = row.path(field);
        boolean empty = current.isMissingNode() || current.isNull() || current.asText().isBlank();
        boolean same = !empty && same(mapped, current);
        if (same || mayWrite(field, mapped, current, empty)) {
            if (!References.isReference(mapped.asText())) {
                hashes.put(field, FieldHashes.hash(mapped));
            }
        }
        if (same || !mayWrite(field, mapped, current, empty)) {
            leftOut.add(field);
        } else {
            anyToSend = true;
        }
    }

    /** A field that an update leaves alone, whatever the org has. */
    void leaveOut(String field) {
        leftOut.add(field);
    }

    private boolean mayWrite(String field, JsonNode mapped, JsonNode current, boolean empty) {
        if (!description.field(field).map(FieldDescription::updateable).orElse(false)) {
            return false;
        }
        Overwrite rule = target.overwrite().rule(field);
        return switch (rule) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHEN_EMPTY -> empty;
            // What a lookup points to is not ours to tell from what a person chose.
            case UNLESS_CHANGED -> empty && !sentBefore.containsKey(field)
                    || !References.isReference(mapped.asText()) && !empty
                    && FieldHashes.hash(current).equals(sentBefore.get(field));
        };
    }

    private static boolean same(JsonNode mapped, JsonNode current) {
        if (mapped.isNumber() && current.isNumber()) {
            return mapped.decimalValue().compareTo(current.decimalValue()) == 0;
        }
        return mapped.asText().strip().equals(current.asText().strip());
    }

    /** Whether the update has anything to say. */
    boolean anyToSend() {
        return anyToSend;
    }

    /** The fields that the update leaves alone. */
    String leftOut() {
        return String.join(",", leftOut);
    }

    /** What the fields will have been sent as; those that a person changed are not told, and so stay the person's. */
    String hashes() {
        return hashes.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(","));
    }
}
