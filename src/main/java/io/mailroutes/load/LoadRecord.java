package io.mailroutes.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.staging.StagedRecord;

/**
 * A record on its way in one call: what was staged, and its fields with every reference filled.
 *
 * @param staged    what it was made from
 * @param fields    what is sent
 * @param reference its name inside a composite request; empty elsewhere
 */
public record LoadRecord(StagedRecord staged, ObjectNode fields, String reference) {

    /** Whether the org has it already, so that it is an update. */
    boolean isUpdate() {
        return !staged.id().isEmpty();
    }

    /** The notation by which a later record of the request refers to this one's id. */
    String idReference() {
        return "@{" + reference + ".id}";
    }
}
