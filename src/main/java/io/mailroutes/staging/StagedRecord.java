package io.mailroutes.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mapped record that waits in the {@link Staging} to be loaded, or a record of the org that others refer to.
 *
 * @param kind       its kind
 * @param key        what makes it one record, in the form by which its kind is searched
 * @param otherKeys  further keys: a record that is known by one of them is this one
 * @param apart      with another one of the same mailbox that has it, too, it is not the same for a further key; empty for
 *                   none
 * @param aliases    further keys by which others may refer to it
 * @param fields     field to value, held to the describe, without references
 * @param references the fields that are filled from other records
 * @param original   what it was made from
 * @param seeded     whether the original is the seed of a reference and not what the CLI printed
 * @param part       which of several records of one original, from 1; 0 for the only one
 * @param status     how far it is
 * @param id         Salesforce id, empty while unknown; a record that waits and has one is an update
 * @param row        what the org has in the fields that others want of it; empty while unknown
 * @param leftOut    names of fields that an update leaves alone, separated by commas
 * @param hashes     what the fields will have been sent as, by field
 * @param reason     why it was skipped or refused; else empty
 */
public record StagedRecord(String kind, String key, List<String> otherKeys, String apart, List<String> aliases,
        ObjectNode fields, List<FieldReference> references, Original original, boolean seeded, int part, Status status,
        String id, ObjectNode row, String leftOut, String hashes, String reason) {

    private static final int REFUSED_FULLNESS = -1;

    /** How far a record is on its way. */
    public enum Status {
        /** Waits to be loaded. */
        PENDING,
        /** Stood in the org before the run and is not written: only its id is needed. */
        KNOWN,
        CREATED,
        UPDATED,
        UNCHANGED,
        /** Left out, with a reason; also a record that others refer to and that nobody has. */
        SKIPPED,
        REFUSED
    }

    /** A record that is not written by this run, and to which others refer. */
    public static StagedRecord settled(String kind, String key, Status status, String id, ObjectNode row,
            String reason) {
        return new StagedRecord(kind, key, List.of(), "", List.of(), empty(), List.of(), Original.NONE, false, 0, status, id, row, "",
                "", reason);
    }

    /**
     * A row that a route of the user's loads; it has no kind, and no key that others know.
     *
     * @param number where it stands in the list, as the key
     * @param fields what is sent
     * @param row    as the route gave it
     */
    public static StagedRecord row(int number, ObjectNode fields, ObjectNode row) {
        return new StagedRecord("", Integer.toString(number), List.of(), "", List.of(), fields, List.of(), Original.NONE, false, 0,
                Status.PENDING, "", row, "", "", "");
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The same record further on its way. */
    public StagedRecord as(Status newStatus, String newId) {
        return with(newStatus, newId, row, leftOut, hashes, reason);
    }

    /** The same record, which is known by the keys and names of another one, too: the mailbox had it twice. */
    StagedRecord alsoCalled(StagedRecord other) {
        Set<String> keys = new LinkedHashSet<>(otherKeys);
        keys.addAll(other.keys());
        keys.remove(key);
        Set<String> names = new LinkedHashSet<>(aliases);
        names.addAll(other.aliases);
        names.addAll(keys);
        return new StagedRecord(kind, key, List.copyOf(keys), apart, List.copyOf(names), fields, references, original, seeded,
                part, status, id, row, leftOut, hashes, reason);
    }

    /** Whether it is another one than a record that has a further key in common with it. */
    boolean isApartFrom(StagedRecord other) {
        return !apart.isEmpty() && apart.equals(other.apart);
    }

    /** @return all keys by which it may be known, its own first */
    List<String> keys() {
        List<String> keys = new ArrayList<>(otherKeys);
        keys.add(0, key);
        return keys;
    }

    /** The same record, which is not written. @param newReason why */
    public StagedRecord without(Status newStatus, String newReason) {
        return with(newStatus, "", row, leftOut, hashes, newReason);
    }

    /** The same record as an update of one that the org has, or as one that has nothing new. */
    public StagedRecord existing(Status newStatus, String newId, ObjectNode newRow, String newLeftOut,
            String newHashes) {
        return with(newStatus, newId, newRow, newLeftOut, newHashes, "");
    }

    private StagedRecord with(Status newStatus, String newId, ObjectNode newRow, String newLeftOut, String newHashes,
            String newReason) {
        return new StagedRecord(kind, key, otherKeys, apart, aliases, fields, references, original, seeded, part, newStatus, newId, newRow,
                newLeftOut, newHashes, newReason);
    }

    public boolean isPending() {
        return status == Status.PENDING;
    }

    /** Whether an update leaves this field alone. */
    public boolean leavesOut(String field) {
        return ("," + leftOut + ",").contains("," + field + ",");
    }

    /** @return the references that are to be filled when it is written */
    public List<FieldReference> openReferences() {
        return leftOut.isEmpty() ? references
                : references.stream().filter(reference -> !leavesOut(reference.field())).toList();
    }

    /** @return what people know it by: its key, or what it is called */
    public String title() {
        return key.isBlank() ? Stream.of("Name", "LastName", "Subject").map(field -> fields.path(field).asText(""))
                .filter(name -> !name.isBlank()).findFirst().orElse("without a key") : key;
    }

    /** @return the record as it is written into dead letters: references as text */
    public ObjectNode shown() {
        ObjectNode shown = fields.deepCopy();
        references.forEach(reference -> shown.put(reference.field(), "ref(" + reference.kind() + "; " + reference.key()
                + ")" + (reference.its().isEmpty() ? "" : "." + reference.its())));
        return shown;
    }

    /** How many fields have a value: of two records with one key the fuller one is kept. */
    int fullness() {
        return status == Status.REFUSED ? REFUSED_FULLNESS : fields.size() + references.size();
    }

    /** What the fingerprint is made of: all that would be sent. */
    public String content() {
        return references.isEmpty() ? fields.toString() : shown().toString();
    }

    /** Where it stands among its kind: records of one company and one person together, which spares row locks. */
    public String place() {
        String first = references.isEmpty() ? key : references.get(0).key();
        int at = first.lastIndexOf('@');
        return (at < 0 ? first : first.substring(at + 1) + '@' + first.substring(0, at)) + '\t' + key;
    }

    /** @return what the org has in a field that others want; null when it has nothing there */
    public JsonNode inOrg(String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
