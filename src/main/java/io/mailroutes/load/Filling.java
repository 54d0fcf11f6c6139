package io.mailroutes.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Fills the references of records with what became of the records that they refer to. */
final class Filling {

    private final BiFunction<String, String, StagedRecord> records;
    private final BiPredicate<String, String> pending;

    /**
     * @param records gives the record of a kind with a key, as it is now; null where there is none
     * @param pending whether the record of a kind with a key waits still
     */
    Filling(BiFunction<String, String, StagedRecord> records, BiPredicate<String, String> pending) {
        this.records = records;
        this.pending = pending;
    }

    /**
     * Where a reference leads.
     *
     * @param value   what goes into the field; null for nothing
     * @param waiting the record whose id it will be; null when it is known or there is none
     * @param refused the record that was refused; null for none
     */
    record Lead(JsonNode value, StagedRecord waiting, StagedRecord refused) {

        static final Lead NOWHERE = new Lead(null, null, null);
    }

    /** @return where a reference leads now */
    Lead follow(FieldReference reference) {
        StagedRecord there = records.apply(reference.kind(), reference.key());
        if (there == null) {
            return Lead.NOWHERE;
        }
        if (!reference.its().isEmpty()) {
            return its(there, reference.its());
        }
        if (there.isPending()) {
            return new Lead(there.id().isEmpty() ? null : TextNode.valueOf(there.id()),
                    there.id().isEmpty() ? there : null, null);
        }
        if (there.status() == Status.REFUSED) {
            return new Lead(null, null, there);
        }
        return there.id().isEmpty() ? Lead.NOWHERE : new Lead(TextNode.valueOf(there.id()), null, null);
    }

    // What the org has counts more than what the mailbox says.
    private Lead its(StagedRecord there, String field) {
        if (there.inOrg(field) != null) {
            return new Lead(there.inOrg(field), null, null);
        }
        Optional<FieldReference> onward = there.references().stream().filter(each -> each.field().equals(field))
                .findFirst();
        return onward.map(this::follow).orElseGet(() -> new Lead(there.fields().get(field), null, null));
    }

    /**
     * @param waiting gives the notation for the id of a record that goes in the same request; null for another one
     * @return the fields of a record as they are sent
     */
    ObjectNode fill(StagedRecord record, Function<StagedRecord, String> waiting) {
        ObjectNode fields = record.fields().objectNode();
        record.fields().properties().forEach(field -> {
            if (!record.leavesOut(field.getKey())) {
                fields.set(field.getKey(), field.getValue());
            }
        });
        for (FieldReference reference : record.openReferences()) {
            Lead lead = follow(reference);
            String notation = lead.waiting() == null ? null : waiting.apply(lead.waiting());
            JsonNode value = notation == null ? lead.value() : TextNode.valueOf(notation);
            if (value != null) {
                fields.set(reference.field(), value);
            }
        }
        return fields;
    }

    /** @return the records that wait and that a record refers to */
    List<StagedRecord> waitingParents(StagedRecord record) {
        List<StagedRecord> parents = new ArrayList<>();
        for (FieldReference reference : record.openReferences()) {
            StagedRecord waiting = follow(reference).waiting();
            if (waiting != null && parents.stream().noneMatch(each -> Unit.isSame(each, waiting))) {
                parents.add(waiting);
            }
        }
        return parents;
    }

    /** @return the reason for which a record falls with a record that it refers to and that was refused */
    Optional<Outcome> refusal(StagedRecord record) {
        for (FieldReference reference : record.openReferences()) {
            StagedRecord refused = follow(reference).refused();
            if (refused != null) {
                return Optional.of(Outcome.refusal("PARENT_REFUSED", "Not written, because its record of " + refused.kind()
                        + ", " + refused.title() + ", was refused; that dead letter says why. To do: fix that one, then "
                        + "send both again."));
            }
        }
        return Optional.empty();
    }

    /** Whether a record waits still. */
    boolean isPending(StagedRecord record) {
        return pending.test(record.kind(), record.key());
    }
}
