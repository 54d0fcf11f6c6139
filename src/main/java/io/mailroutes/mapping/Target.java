package io.mailroutes.mapping;

/**
 * Where the records of a stage go, as its route says.
 *
 * @param stage      {@code accounts}, {@code contacts}, {@code emails}
 * @param object     API name of the object
 * @param externalId field that an upsert goes by; {@code none} where records are only created
 * @param overwrite  what may happen to the fields of a record that exists
 * @param file       the route file that names it, for error messages
 */
public record Target(String stage, String object, String externalId, OverwriteRules overwrite, String file) {

    /** What a route says in the place of an external ID or a reason, where there is none. */
    public static final String NONE = "none";

    /** Whether records of this target are upserted; else they are created. */
    public boolean isUpsert() {
        return !NONE.equals(externalId);
    }
}
