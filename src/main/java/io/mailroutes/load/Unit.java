package io.mailroutes.load;

import io.mailroutes.staging.StagedRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that stand or fall together: each refers to another one of them, and cannot do without. What they refer to
 * besides is written before, or together with the first unit that wants it.
 */
final class Unit {

    private final List<StagedRecord> records;
    private List<LoadRecord> sent = List.of();
    private List<StagedRecord> rest = List.of();

    /** @param records those that others refer to come first */
    Unit(List<StagedRecord> records) {
        this.records = List.copyOf(records);
    }

    List<StagedRecord> records() {
        return records;
    }

    /** @param loaded what goes in the call now, with what they need of others. @param later what finds no room in it */
    void send(List<LoadRecord> loaded, List<StagedRecord> later) {
        sent = loaded;
        rest = later;
    }

    /** What the current call carries of it. */
    List<LoadRecord> sent() {
        return sent;
    }

    /** @return the records that found no room in the call */
    List<StagedRecord> rest() {
        return rest;
    }

    /** @return all of it, to be sent again: without what it only needed of others */
    Unit again() {
        return new Unit(records);
    }

    /** Whether a record is one of its own. */
    boolean has(StagedRecord record) {
        return records.stream().anyMatch(each -> isSame(each, record));
    }

    static boolean isSame(StagedRecord one, StagedRecord other) {
        return one.kind().equals(other.kind()) && one.key().equals(other.key());
    }

    /** @return all records of it as refused for one reason */
    List<Loaded> fallen(Outcome outcome) {
        List<Loaded> fallen = new ArrayList<>();
        records.forEach(record -> fallen.add(new Loaded(new LoadRecord(record, record.fields(), ""), outcome)));
        return fallen;
    }
}
