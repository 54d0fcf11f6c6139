package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.Map;

import io.mailroutes.localorg.schema.Field;
import io.mailroutes.localorg.schema.SObjectType;

/**
 * A set of records of one object to be written together.
 *
 * @param key field by which an upsert finds its record; {@code null} for other operations
 * @param rows as the client sent them
 */
public record Save(SObjectType type, Operation operation, Field key, List<Map<String, Object>> rows, Options options) {

    /** What is to be done with the records. */
    public enum Operation { INSERT, UPDATE, UPSERT, DELETE }

    /**
     * How it is to be done.
     *
     * @param allOrNone one refused record keeps all others from being written
     * @param allowDuplicates go on although a duplicate rule has found a match
     * @param fromCsv values are text, as in the rows of an ingest job
     * @param updateOnly an upsert must not create
     * @param userId who writes
     */
    public record Options(boolean allOrNone, boolean allowDuplicates, boolean fromCsv, boolean updateOnly,
                          String userId) {

        public static Options of(String userId) {
            return new Options(false, false, false, false, userId);
        }

        public Options allOrNone(boolean value) {
            return new Options(value, allowDuplicates, fromCsv, updateOnly, userId);
        }

        public Options allowDuplicates(boolean value) {
            return new Options(allOrNone, value, fromCsv, updateOnly, userId);
        }

        public Options fromCsv(boolean value) {
            return new Options(allOrNone, allowDuplicates, value, updateOnly, userId);
        }

        public Options updateOnly(boolean value) {
            return new Options(allOrNone, allowDuplicates, fromCsv, value, userId);
        }
    }

    public static Save insert(SObjectType type, List<Map<String, Object>> rows, Options options) {
        return new Save(type, Operation.INSERT, null, rows, options);
    }

    public static Save update(SObjectType type, List<Map<String, Object>> rows, Options options) {
        return new Save(type, Operation.UPDATE, null, rows, options);
    }

    public static Save upsert(SObjectType type, Field key, List<Map<String, Object>> rows, Options options) {
        return new Save(type, Operation.UPSERT, key, rows, options);
    }
}
