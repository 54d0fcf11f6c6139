package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Functions for jq out of plain ones: arguments that give several values make the function give as many. */
final class JqFunction {

    private JqFunction() {
    }

    /** {@code .body | name} */
    static Function ofNone(Of operation) {
        return (scope, arguments, in, path, output, version) -> output.emit(operation.of(in), null);
    }

    /** {@code . | name(a)} */
    static Function ofOne(OfTwo operation) {
        return (scope, arguments, in, path, output, version) ->
                arguments.get(0).apply(scope, in, one -> output.emit(operation.of(in, one), null));
    }

    /** {@code name(a; b)} */
    static Function ofTwo(OfTwo operation) {
        return (scope, arguments, in, path, output, version) -> arguments.get(0).apply(scope, in,
                one -> arguments.get(1).apply(scope, in, two -> output.emit(operation.of(one, two), null)));
    }

    /** {@code name(a; b; c)}; a third argument that gives nothing is as good as none */
    static Function ofThree(OfThree operation) {
        return (scope, arguments, in, path, output, version) -> arguments.get(0).apply(scope, in,
                one -> arguments.get(1).apply(scope, in, two -> {
                    JsonNode[] three = {NullNode.getInstance()};
                    arguments.get(2).apply(scope, in, last -> three[0] = last);
                    output.emit(operation.of(one, two, three[0].isNull() ? null : three[0]), null);
                }));
    }

    /** What a function does with one value. */
    @FunctionalInterface
    interface Of {
        JsonNode of(JsonNode in) throws JsonQueryException;
    }

    /** What a function does with two values. */
    @FunctionalInterface
    interface OfTwo {
        JsonNode of(JsonNode one, JsonNode two) throws JsonQueryException;
    }

    /** What a function does with three values. */
    @FunctionalInterface
    interface OfThree {
        JsonNode of(JsonNode one, JsonNode two, JsonNode three) throws JsonQueryException;
    }
}
