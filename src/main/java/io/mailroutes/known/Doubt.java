package io.mailroutes.known;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record on its way, whose fate is not known yet.
 *
 * @param kind        of record; empty in what a ledger of the first version kept
 * @param object      API name of the object that it goes to
 * @param key         what makes it one record of its kind
 * @param otherKeys   further keys by which the same record may come again
 * @param reference   its referenceId, when other records of a composite call may refer to it; else empty
 * @param id          Salesforce id when it is an update; else empty
 * @param fingerprint of the mapped record
 * @param fieldHashes what each field is sent as
 * @param fields      what is sent; empty where the org can be asked by a key
 */
public record Doubt(String kind, String object, String key, List<String> otherKeys, String reference, String id,
        UUID fingerprint, String fieldHashes, ObjectNode fields) {

    /** The same record, of a kind that is known now. */
    public Doubt named(String name) {
        return new Doubt(name, object, key, otherKeys, reference, id, fingerprint, fieldHashes, fields);
    }

    /** @return what is noted when it turns out that the org has it under this id: also its further keys */
    public Stream<Settled> written(String newId) {
        return Stream.concat(Stream.of(new Settled(kind, object, key, Sent.written(fingerprint, newId, fieldHashes))),
                Aliases.of(kind, key, otherKeys, object, newId));
    }
}
