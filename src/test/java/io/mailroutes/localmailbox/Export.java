package io.mailroutes.localmailbox;

import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a command prints.
 *
 * @param items    anew at each call
 * @param shape    of each of them
 * @param limit    how many at most
 */
record Export(Supplier<Stream<ObjectNode>> items, Shape shape, Limit limit) {

    Stream<ObjectNode> fetched() {
        return items.get().limit(limit.fetched());
    }

    Stream<ObjectNode> printed() {
        return items.get().limit(limit.printed());
    }
}
