package io.mailroutes.localorg.http;

/**
 * In the place of a body: the connection is closed.
 *
 * @param unfinished what goes out half before that, or {@code null} for nothing at all
 */
record Drop(Response unfinished) {
}
