package io.mailroutes.known;

/**
 * What became of one record.
 *
 * @param kind   of record
 * @param object API name of the object that it went to
 * @param key    what makes it one record of its kind
 * @param sent   its fate
 */
public record Settled(String kind, String object, String key, Sent sent) {
}
