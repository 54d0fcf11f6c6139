package io.mailroutes.localorg.http;

import java.time.Instant;

/**
 * One call that was answered.
 *
 * @param status that was sent; 0 when the connection was dropped instead
 * @param ms how long it took
 */
public record Call(Instant time, String method, String path, int status, long ms) {
}
