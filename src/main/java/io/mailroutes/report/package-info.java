/**
 * What a run tells: the counts of each kind, which must add up, the summary for people, the exit status, and the
 * exceptions that explain themselves ({@link io.mailroutes.report.ForPeople}). Everything may use it; it uses no
 * other package.
 */
package io.mailroutes.report;
