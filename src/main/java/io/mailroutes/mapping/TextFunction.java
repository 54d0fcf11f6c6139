package io.mailroutes.mapping;

import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/** A jq function without arguments that turns text into text and leaves {@code null} as it is: {@code .body | html_text}. */
public final class TextFunction implements Function {

    private final String name;
    private final UnaryOperator<String> operation;

    /**
     * @param name      as it is written in the mapping
     * @param operation text in, text or null out; an {@link IllegalArgumentException} makes the record a dead letter
     */
    public TextFunction(String name, UnaryOperator<String> operation) {
        this.name = name;
        this.operation = operation;
    }

    @Override
    public void apply(Scope scope, List<Expression> arguments, JsonNode in, Path path, PathOutput output,
            Version version) throws JsonQueryException {
        if (in.isNull()) {
            output.emit(in, null);
        } else if (in.isTextual()) {
            String text = apply(in.textValue());
            output.emit(text == null ? NullNode.getInstance() : TextNode.valueOf(text), null);
        } else {
            throw new JsonQueryException(name + " takes text, not " + in.getNodeType());
        }
    }

    private String apply(String text) throws JsonQueryException {
        try {
            return operation.apply(text);
        } catch (IllegalArgumentException e) {
            throw new JsonQueryException(name + ": " + e.getMessage(), e);
        }
    }
}
