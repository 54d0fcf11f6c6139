/**
 * What is known already: the ledger. It says what was sent to which org from which mailbox, what was refused, which
 * calls that write have no answer yet, and up to when a mailbox is done. It is a file of H2 in the state folder, or a
 * database of PostgreSQL that several machines share; what a method here has taken is on disk when it returns, and a
 * ledger that an older version made is brought up to date when it is opened.
 */
package io.mailroutes.known;
