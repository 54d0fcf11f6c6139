package io.mailroutes.state;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record that is being written: noted before the call, settled after the answer. What is still there when a run
 * begins was in doubt when an earlier one died.
 *
 * @param key         what makes it one record
 * @param fingerprint of the mapped record
 * @param fieldHashes what each field is sent as
 * @param person      address of the person that it belongs to; empty for none
 * @param fields      what is sent, references resolved; empty where the org can be asked by an external ID
 * @param job         id of the ingest job that carries it; empty for none
 * @param since       when it was sent, by the org's clock
 */
public record Doubt(String key, UUID fingerprint, String fieldHashes, String person, ObjectNode fields, String job,
        Instant since) {
}
