/** The Bulk API 2.0: jobs that take rows as CSV and work them off later. */
package io.mailroutes.localorg.bulk;
