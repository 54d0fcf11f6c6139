package io.mailroutes.load;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A way to write records: composite graphs, sObject Collections, ingest jobs. */
interface Way {

    /** How many units one call carries at most. @param rounds how often the units were sent before */
    int mostUnits(int rounds);

    /** How many records one call carries at most. */
    int mostRecords(int rounds);

    /** How many units a call carries at most that carries this one. Those for which that differs go in different calls. */
    default int mostWith(Unit unit) {
        return Integer.MAX_VALUE;
    }

    /** Whether records of one call may refer to each other. */
    boolean joins();

    /** The endpoint that makes the call. */
    String endpoint();

    /** @return what is given to the endpoint */
    Object body(List<Unit> units);

    /**
     * @param answer what the endpoint gave
     * @return what became of the records of each unit; null for a unit that was not tried
     * @throws IOException when the answer is not whole
     */
    List<List<Loaded>> outcomes(List<Unit> units, Object answer) throws IOException;

    /**
     * Whether a unit was written by a call whose answer got lost.
     *
     * @param found Salesforce ids of records that the org has
     */
    boolean wasWritten(Unit unit, Map<LoadRecord, String> found);

    /** The field that a record is upserted by; empty where it is created. */
    String externalId(LoadRecord record);

    /** The order in which units go that are sent again. */
    default Comparator<Unit> order() {
        return (one, other) -> 0;
    }
}
