/**
 * What stands between the JSON of the Nylas CLI and a record of Salesforce: the functions that are added to jq
 * ({@link io.mailroutes.mapping.Dialect}), the kinds and their targets as the routes name them, and the describe of
 * each object, to which every mapped record is held ({@link io.mailroutes.mapping.RecordGuard}). Everything but
 * {@code report} may use it; it uses {@code report} alone, and so knows of no call, file or run.
 */
package io.mailroutes.mapping;
