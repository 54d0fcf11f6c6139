/** The Bulk API, the one before 2.0: jobs below {@code /services/async} that take batches as CSV, JSON or XML. */
package io.mailroutes.localorg.async;
