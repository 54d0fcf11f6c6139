package io.mailroutes.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;

/**
 * What the jq function {@code skip} gives in the place of a record, or of a seed: it is left out, and counted.
 *
 * @param reason why, for the summary
 */
public record Skip(String reason) {

    /** @return what a mapping gave, when that is a skip; else null */
    public static Skip in(JsonNode value) {
        return value instanceof POJONode pojo && pojo.getPojo() instanceof Skip skip ? skip : null;
    }
}
