package io.mailroutes.known;

/**
 * Where a record goes and comes from. What was sent is kept for each scope by itself.
 *
 * @param org     organization id, so that two orgs never share what was sent
 * @param kind    of record; empty in what a ledger of the first version kept, see {@link Ledger}
 * @param object  API name of the object
 * @param mailbox grant id, or the mailbox's name where there is none
 */
public record Scope(String org, String kind, String object, String mailbox) {
}
