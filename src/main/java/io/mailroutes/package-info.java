/**
 * The program, and what puts it together in a Camel context: the beans that the routes name, the files that the routes
 * are loaded from ({@link io.mailroutes.RouteFiles}), and what can be known of them to be wrong before anything runs
 * ({@link io.mailroutes.RouteChecks}).
 */
package io.mailroutes;
