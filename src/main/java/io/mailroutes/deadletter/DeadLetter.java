package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Target;
import io.mailroutes.state.Original;

/**
 * A record that was refused.
 *
 * @param target   where it should have gone
 * @param key      what makes it one record
 * @param code     reason code
 * @param reason   what is wrong and what to do
 * @param record   the mapped record; null when it could not be mapped
 * @param original what it was made from
 */
public record DeadLetter(Target target, String key, String code, String reason, JsonNode record, Original original) {

    /** {@code upsert} or {@code create}. */
    public String operation() {
        return target.isUpsert() ? "upsert" : "create";
    }
}
