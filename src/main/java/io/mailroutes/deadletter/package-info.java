/**
 * The refused record as a document, one line of JSON with the reason and what it was made from, and the way back:
 * {@link io.mailroutes.deadletter.Replay} gives the originals to the mapping routes again and brings the files up to
 * date with what became of them. {@code load} makes dead letters here, {@code run} carries those of a replay, and
 * {@code command} orders one; neither the Nylas CLI nor Salesforce is known here.
 */
package io.mailroutes.deadletter;
