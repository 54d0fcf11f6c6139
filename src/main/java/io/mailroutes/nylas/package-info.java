/**
 * The Nylas side: what the exec endpoint of a route starts, with which arguments and for how long, what its exit
 * status means, and how what it printed is read as a stream, one record at a time. Only the routes use it, by the
 * names of its beans, and {@code command} for {@code check}; it never uses {@code salesforce}.
 */
package io.mailroutes.nylas;
