package io.mailroutes.known;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.mapping.Kinds;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;

/**
 * Compares a staged record with what the org has under the same key, so that only what is new is written: a record with
 * nothing new is unchanged, and a value that a person changed in Salesforce stays.
 */
public final class Comparison {

    private final Kinds kinds;

    public Comparison(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * @param found  what the org has, with the fields of {@link Kinds#comparedFields}
     * @param row    of that, what others want
     * @param before what the ledger knows; null for nothing
     * @return the record as an update, or as known when it has nothing new
     */
    StagedRecord compare(StagedRecord record, JsonNode found, ObjectNode row, Sent before) {
        FieldComparison fields = new FieldComparison(kinds.target(record.kind()), kinds.description(record.kind()),
                FieldHashes.parse(before == null ? "" : before.fieldHashes()));
        record.fields().properties().forEach(field -> fields.compare(field.getKey(), field.getValue(), found));
        record.references().forEach(reference -> fields.compareReference(reference.field(), found));
        return record.existing(fields.anyToSend() ? Status.PENDING : Status.KNOWN, found.path("Id").asText(), row,
                fields.leftOut(), fields.hashes());
    }
}
