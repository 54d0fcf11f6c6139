package io.mailroutes.known;

import java.util.UUID;

/**
 * What the ledger knows of one record.
 *
 * @param fingerprint of the mapped record, see {@link Fingerprint}
 * @param id          Salesforce id; empty for a refused one
 * @param refused     reason code, for a record that became a dead letter; else empty
 * @param fieldHashes what each field was written as last, see {@link FieldHashes}; empty where nobody asks
 */
public record Sent(UUID fingerprint, String id, String refused, String fieldHashes) {

    /** @return a record that the org has under this id */
    public static Sent written(UUID fingerprint, String id, String fieldHashes) {
        return new Sent(fingerprint, id, "", fieldHashes);
    }

    /** @return a record that was refused for the reason with this code */
    public static Sent refused(UUID fingerprint, String code) {
        return new Sent(fingerprint, "", code, "");
    }

    public boolean isRefused() {
        return !refused.isEmpty();
    }
}
