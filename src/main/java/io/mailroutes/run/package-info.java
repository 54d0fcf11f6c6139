/**
 * A run and its mailboxes: what was ordered, what is at hand, where it may end, and the folders that it needs.
 *
 * <p>State travels between the routes and the classes in these exchange properties, and in no others:
 * <ul>
 * <li>{@code order}: the {@link io.mailroutes.run.RunOrder} of the run
 * <li>{@code kinds}: the names of the kinds that are read, as {@code sync.camel.yaml} lists them
 * <li>{@code report}: the {@link io.mailroutes.report.RunReport} of the run
 * <li>{@code run}: the run's name, for {@code dead-letter.uri}
 * <li>{@code wait}: the {@link io.mailroutes.run.RunWait} for the run's mailboxes
 * <li>{@code claim}: the {@link io.mailroutes.run.Claim} of this process on the mailbox that is worked on
 * <li>{@code mailbox}: the {@link io.mailroutes.run.MailboxRun} that is worked on
 * <li>{@code kind}: the kind that is read, looked up or loaded
 * <li>{@code object}: the object that is described
 * <li>{@code lookup}: the {@link io.mailroutes.known.Lookup} that is at work
 * <li>{@code endpoint}: the endpoint that looks up or sends what is at hand
 * <li>{@code way}: how records are sent, as {@code load.camel.yaml} chose
 * <li>{@code attempt}: the {@link io.mailroutes.load.Attempt} that is on its way
 * <li>{@code rows}: the {@link io.mailroutes.deadletter.RowFile} whose letters a replay sends, and
 * {@code mailroutesBatch}: those of one load
 * <li>{@code doubtful}: the {@link io.mailroutes.load.Doubtful} call of which it is found out what it wrote
 * </ul>
 * What a kamelet needs within itself are exchange variables, which it removes.
 */
package io.mailroutes.run;
