package io.mailroutes.state;

/**
 * Where a record goes and comes from.
 *
 * @param org     organization id, so that two orgs never share what was sent
 * @param object  API name of the object
 * @param mailbox grant id, or the mailbox's name where there is none
 */
public record Scope(String org, String object, String mailbox) {
}
