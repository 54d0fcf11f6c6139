/**
 * The local mailbox: a stand-in for the Nylas side. {@link io.mailroutes.localmailbox.LocalMailbox} holds mailboxes and
 * installs an executable {@code nylas} that reads them; {@link io.mailroutes.localmailbox.LocalMailboxServer} serves
 * the same mailboxes over the Nylas HTTP API, for the real CLI. The two are held against each other by a test.
 *
 * <p>Nothing here imports the program that it tests: a bug must not be shared by the thing and its judge.
 */
package io.mailroutes.localmailbox;
