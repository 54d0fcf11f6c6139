package io.mailroutes.staging;

/**
 * A field of a staged record that is filled from another record.
 *
 * @param field    API name of the field
 * @param kind     kind of the other record
 * @param key      its key or one of its aliases; empty when the mapping found none
 * @param its      empty for the other record's id; else its field whose value is meant
 * @param optional whether the record goes without the field when nothing is there
 * @param skip     why nobody is made for this reference, and nobody looked for outside the mailbox; else empty
 */
public record FieldReference(String field, String kind, String key, String its, boolean optional, String skip) {

    /** Whether both are met by the same record. */
    public boolean isToSame(FieldReference other) {
        return kind.equals(other.kind) && key.equals(other.key);
    }
}
