package io.mailroutes.mapping;

/**
 * Where the records of a kind go, as the {@code kamelet:mailroutes-record} at the end of its route file says.
 *
 * @param kind       name of the kind
 * @param object     API name of the object
 * @param externalId field that an upsert goes by; empty where records are only created
 * @param found      jq that makes of a row of the look-up the keys that it answers; empty for the external ID
 * @param overwrite  what may happen to the fields of a record that exists
 * @param create     whether records that the org does not have are created
 * @param file       the route file that names it, for error messages
 */
public record Target(String kind, String object, String externalId, String found, OverwriteRules overwrite,
        boolean create, String file) {

    /** Whether records of this target are upserted; else they are created. */
    public boolean isUpsert() {
        return !externalId.isEmpty();
    }
}
