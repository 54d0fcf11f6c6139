/**
 * One engine for all that is written: an {@link io.mailroutes.load.Attempt} sends units of records that stand or fall
 * together, call by call, in one of the ways of {@link io.mailroutes.load.Way}; what came of each is settled in the
 * ledger, the staging and the report, and what is in doubt is found out before anything is sent again.
 */
package io.mailroutes.load;
