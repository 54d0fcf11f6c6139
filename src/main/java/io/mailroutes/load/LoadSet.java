package io.mailroutes.load;

/**
 * What waits of one kind, for the conditions of {@code load.camel.yaml}.
 *
 * @param kind    its name
 * @param records how many wait
 */
public record LoadSet(String kind, long records) {
}
