/** The page at {@code /}: what is in the org and what was called, for people who look on with a browser. */
package io.mailroutes.localorg.page;
