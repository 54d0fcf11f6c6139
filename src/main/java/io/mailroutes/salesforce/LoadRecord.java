package io.mailroutes.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailroutes.state.StagedRecord;

/**
 * A record on its way in one call: what was staged, and its fields with every reference resolved.
 *
 * @param staged what it was made from
 * @param fields what is sent
 */
public record LoadRecord(StagedRecord staged, ObjectNode fields) {
}
