package io.mailroutes.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.staging.Original;
import io.mailroutes.staging.StagedRecord;

/**
 * A record that was refused.
 *
 * @param kind     its kind
 * @param key      what makes it one record; empty when it could not be mapped
 * @param part     its place among several records of one original, from 1; 0 for the only one, or for all
 * @param code     reason code
 * @param reason   what is wrong and what to do
 * @param record   the mapped record; null when it could not be mapped
 * @param original what it was made from
 * @param seed     whether that is the seed of a reference
 */
public record DeadLetter(String kind, String key, int part, String code, String reason, JsonNode record,
        Original original, boolean seed) {

    /** @return the dead letter of a staged record */
    public static DeadLetter of(StagedRecord record, String code, String reason) {
        return new DeadLetter(record.kind(), record.key(), record.part(), code, reason, record.shown(),
                record.original(), record.seeded());
    }
}
