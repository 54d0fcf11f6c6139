/**
 * A run and its mailboxes: what was ordered, what is at hand, where it may end, and the folders that it needs.
 *
 * <p>State travels between the routes and the classes in these exchange properties, and in no others:
 * <ul>
 * <li>{@code order}: the {@link io.mailroutes.run.RunOrder} of the run
 * <li>{@code report}: the {@link io.mailroutes.report.RunReport} of the run
 * <li>{@code run}: the run's name, for {@code dead-letter.uri}
 * <li>{@code mailbox}: the {@link io.mailroutes.run.MailboxRun} that is worked on
 * <li>{@code kind}: the kind that is read, looked up or loaded
 * <li>{@code object}: the object that is described
 * <li>{@code attempt}: the {@link io.mailroutes.load.Attempt} that is on its way
 * <li>{@code records}: the records that a call carries
 * <li>{@code jobId}, {@code job}, {@code delay}: the ingest job that carries them, how it stands, and the wait between
 * two questions
 * <li>{@code rows}: what a query found so far
 * </ul>
 */
package io.mailroutes.run;
