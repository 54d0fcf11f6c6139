package io.mailroutes.run;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes mapped records one after the other, in the place of the staging, when they are not to be loaded. */
@FunctionalInterface
public interface MappedRows {

    /**
     * @param kind   the record's
     * @param fields field to value, without references, which only the org knows
     */
    void add(String kind, ObjectNode fields);
}
