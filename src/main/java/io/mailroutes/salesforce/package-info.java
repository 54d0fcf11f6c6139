/**
 * The Salesforce side without any record: the log-in, the component that the routes call, the API calls that are used
 * and kept in reserve, the org's clock, and what its errors mean, with the one list of those that are worth another try.
 * {@code known}, {@code load}, {@code run} and {@code command} use it; it never uses {@code nylas}, and knows no kind.
 */
package io.mailroutes.salesforce;
