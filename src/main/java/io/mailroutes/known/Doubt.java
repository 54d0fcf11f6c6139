package io.mailroutes.known;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record on its way, whose fate is not known yet.
 *
 * @param kind        of record; empty in what a ledger of the first version kept
 * @param object      API name of the object that it goes to
 * @param key         what makes it one record of its kind
 * @param reference   its referenceId, when other records of a composite call may refer to it; else empty
 * @param id          Salesforce id when it is an update; else empty
 * @param fingerprint of the mapped record
 * @param fieldHashes what each field is sent as
 * @param fields      what is sent; empty where the org can be asked by a key
 */
public record Doubt(String kind, String object, String key, String reference, String id, UUID fingerprint,
        String fieldHashes, ObjectNode fields) {
}
