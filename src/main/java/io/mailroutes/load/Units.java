package io.mailroutes.load;

import io.mailroutes.mapping.Kinds;
import io.mailroutes.staging.FieldReference;
import io.mailroutes.staging.StagedRecord;
import io.mailroutes.staging.StagedRecord.Status;
import io.mailroutes.staging.Staging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes units of the waiting records of a small mailbox: those that a reference joins which its record cannot do
 * without. A reference that is optional, as that of a person to a company that many share, joins nothing.
 */
final class Units {

    private final Map<String, List<StagedRecord>> unitOf = new LinkedHashMap<>();

    private Units() {
    }

    /** @return the units of all that waits, those that others refer to first */
    static List<Unit> of(Staging staging, Kinds kinds) {
        Units units = new Units();
        for (String kind : kinds.parentsFirst()) {
            for (StagedRecord record : staging.page(kind, Status.PENDING, null, Integer.MAX_VALUE)) {
                units.add(record, staging);
            }
        }
        return units.unitOf.values().stream().distinct().map(Unit::new).toList();
    }

    private void add(StagedRecord record, Staging staging) {
        List<StagedRecord> unit = new ArrayList<>();
        for (FieldReference reference : record.openReferences()) {
            StagedRecord parent = reference.optional() || !reference.its().isEmpty() ? null
                    : staging.find(reference.kind(), reference.key());
            List<StagedRecord> theirs = parent == null ? null : unitOf.get(name(parent));
            if (theirs != null && theirs != unit) {
                theirs.addAll(unit);
                for (StagedRecord each : unit) {
                    unitOf.put(name(each), theirs);
                }
                unit = theirs;
            }
        }
        unit.add(record);
        unitOf.put(name(record), unit);
    }

    private static String name(StagedRecord record) {
        return record.kind() + '\t' + record.key();
    }
}
