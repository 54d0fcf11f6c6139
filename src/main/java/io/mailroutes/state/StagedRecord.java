package io.mailroutes.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A mapped record that waits in the {@link Staging} to be loaded.
 *
 * @param stage    {@code accounts}, {@code contacts} or {@code emails}
 * @param key      what makes it one record: the domain, the external ID's value, the message id
 * @param person   address of the person it is or belongs to, in lower case; empty for accounts
 * @param domain   company domain, empty where the person has none
 * @param label    a name that another record may be made from: the contact's company, the sender's name
 * @param fields   field to value, held to the describe; references still as {@code @{account.id}}
 * @param original what it was made from
 * @param status   how far it is
 * @param id       Salesforce id, empty while unknown; a record that waits and has one is an update
 * @param parentId id of the account that Salesforce has for this person, empty while unknown
 * @param leftOut  names of fields that an update leaves alone, separated by commas
 * @param hashes   what the fields will have been sent as, see {@link FieldHashes}
 */
public record StagedRecord(String stage, String key, String person, String domain, String label, ObjectNode fields,
        Original original, Status status, String id, String parentId, String leftOut, String hashes) {

    /** Every record that was not refused is fuller than one that was. */
    static final int REFUSED_FULLNESS = -1;

    /** How far a record is on its way. */
    public enum Status {
        /** Waits to be loaded. */
        PENDING,
        /** Stood in the org before the run and is not written: only its id is needed. */
        KNOWN,
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED,
        REFUSED
    }

    /** A record that waits to be loaded. */
    public static StagedRecord pending(String stage, String key, String person, String domain, String label,
            ObjectNode fields, Original original) {
        return new StagedRecord(stage, key, person, domain, label, fields, original, Status.PENDING, "", "", "",
                FieldHashes.of(fields));
    }

    /** A person whose record is known and not written: who fell, or stands in the org. */
    public static StagedRecord settled(String stage, String person, String domain, Status status, String id,
            String parentId) {
        return new StagedRecord(stage, person, person, domain, "", JsonNodeFactory.instance.objectNode(), Original.NONE,
                status, id, parentId, "", "");
    }

    /** The same record further on its way. */
    public StagedRecord as(Status newStatus, String newId) {
        return new StagedRecord(stage, key, person, domain, label, fields, original, newStatus, newId, parentId,
                leftOut, hashes);
    }

    /** The same record as an update of one that the org has. */
    public StagedRecord existing(Status newStatus, String newId, String newParentId, String newLeftOut,
            String newHashes) {
        return new StagedRecord(stage, key, person, domain, label, fields, original, newStatus, newId, newParentId,
                newLeftOut, newHashes);
    }

    /** Whether an update leaves this field alone. */
    public boolean leavesOut(String field) {
        return ("," + leftOut + ",").contains("," + field + ",");
    }

    /** How many fields have a value: of two records of one person the fuller one is kept. */
    public int fullness() {
        return status == Status.REFUSED ? REFUSED_FULLNESS : fields.size() + (label.isEmpty() ? 0 : 1);
    }

    /** Where it stands in the stage: records of one company and one person stand together, which spares row locks. */
    public String place() {
        return domain + '\t' + person + '\t' + key;
    }
}
