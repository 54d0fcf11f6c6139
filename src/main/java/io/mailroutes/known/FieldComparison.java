package io.mailroutes.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Blank;
import io.mailroutes.mapping.FieldDescription;
import io.mailroutes.mapping.ObjectDescription;
import io.mailroutes.mapping.Overwrite;
import io.mailroutes.mapping.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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

    /** @param row what the org has; a field that was not asked for is left alone */
    void compare(String field, JsonNode mapped, JsonNode row) {
        if (field.equals(target.externalId())) {
            return;
        }
        JsonNode current = row.path(field);
        boolean same = !isEmpty(current) && same(mapped, current);
        boolean mayWrite = mayWrite(field, current, !row.has(field), () -> !isEmpty(current)
                && FieldHashes.hash(current).equals(sentBefore.get(field)));
        if (same || mayWrite) {
            hashes.put(field, FieldHashes.hash(mapped));
        }
        decide(field, !same && mayWrite, target.overwrite().rule(field) == Overwrite.ALWAYS && mayWrite);
    }

    /** What a lookup points to is not ours to tell from what a person chose. */
    void compareReference(String field, JsonNode row) {
        decide(field, mayWrite(field, row.path(field), !row.has(field), () -> false), false);
    }

    // What always gets the mailbox's value goes along when others are sent: a beginning with its end.
    private void decide(String field, boolean send, boolean goesAlong) {
        anyToSend |= send;
        if (!send && !goesAlong) {
            leftOut.add(field);
        }
    }

    private boolean mayWrite(String field, JsonNode current, boolean unknown, BooleanSupplier asSent) {
        if (!description.field(field).map(FieldDescription::updateable).orElse(false)) {
            return false;
        }
        Overwrite rule = target.overwrite().rule(field);
        if (unknown) {
            return rule == Overwrite.ALWAYS;
        }
        return switch (rule) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHEN_EMPTY -> isEmpty(current);
            case UNLESS_CHANGED -> isEmpty(current) && !sentBefore.containsKey(field) || asSent.getAsBoolean();
        };
    }

    private static boolean isEmpty(JsonNode current) {
        return current.isMissingNode() || current.isNull() || Blank.is(current.asText());
    }

    private static boolean same(JsonNode mapped, JsonNode current) {
        if (mapped.isNumber() && current.isNumber()) {
            return mapped.decimalValue().compareTo(current.decimalValue()) == 0;
        }
        return Blank.strip(mapped.asText()).equals(Blank.strip(current.asText()));
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
