package io.mailroutes.load;

import io.mailroutes.staging.StagedRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Picks the units that the next call of an attempt carries, and fills the references of their records. */
final class UnitPicking {

    private final Way way;
    private final Filling filling;
    private int references;

    UnitPicking(Way way, Filling filling) {
        this.way = way;
        this.filling = filling;
    }

    /**
     * @param waiting units; those that are picked leave it
     * @param rounds  how often units were sent before
     * @param most    units, at most
     * @param ready   takes what is settled without a call
     * @return the units of the next call, with what each sends
     */
    List<Unit> next(List<Unit> waiting, int rounds, int most, List<Loaded> ready) {
        List<Unit> units = new ArrayList<>();
        List<Unit> rest = new ArrayList<>();
        Set<String> inFlight = new HashSet<>();
        int room = way.mostRecords(rounds);
        int mostUnits = Math.min(way.mostUnits(rounds), most);
        for (Iterator<Unit> each = waiting.iterator(); each.hasNext() && units.size() < mostUnits;) {
            Unit unit = each.next();
            if (falls(unit, ready)) {
                each.remove();
                continue;
            }
            List<StagedRecord> parents = way.joins() ? parents(unit) : List.of();
            boolean goesApart = !units.isEmpty() && way.mostWith(unit) != way.mostWith(units.get(0));
            boolean waitsForAnother = Stream.concat(parents.stream(), unit.records().stream())
                    .anyMatch(record -> inFlight.contains(name(record)));
            if (waitsForAnother || goesApart) {
                continue;
            }
            // Nobody is torn apart who fits into one call; who does not fit into this one waits for the next.
            if (parents.size() + unit.records().size() > room && !units.isEmpty()) {
                break;
            }
            each.remove();
            fill(unit, parents, room, ready);
            room -= unit.sent().size();
            unit.sent().forEach(record -> inFlight.add(name(record.staged())));
            if (!unit.sent().isEmpty()) {
                units.add(unit);
                mostUnits = Math.min(mostUnits, way.mostWith(unit));
            } else if (!unit.rest().isEmpty()) {
                rest.add(new Unit(unit.rest()));
            }
        }
        waiting.addAll(rest);
        return units;
    }

    private boolean falls(Unit unit, List<Loaded> ready) {
        for (StagedRecord record : unit.records()) {
            Optional<Outcome> refusal = filling.refusal(record);
            if (refusal.isPresent()) {
                ready.addAll(unit.fallen(refusal.get()));
                return true;
            }
        }
        return false;
    }

    private static String name(StagedRecord record) {
        return record.kind() + '\t' + record.key();
    }

    // Waiting records of others that a unit refers to, each after those that it refers to itself.
    private List<StagedRecord> parents(Unit unit) {
        List<StagedRecord> parents = new ArrayList<>();
        unit.records().forEach(record -> addParents(record, unit, parents));
        return parents;
    }

    private void addParents(StagedRecord record, Unit unit, List<StagedRecord> parents) {
        for (StagedRecord parent : filling.waitingParents(record)) {
            if (!unit.has(parent) && parents.stream().noneMatch(each -> Unit.isSame(each, parent))) {
                addParents(parent, unit, parents);
                parents.add(parent);
            }
        }
    }

    private void fill(Unit unit, List<StagedRecord> parents, int room, List<Loaded> ready) {
        Map<String, LoadRecord> inCall = new HashMap<>();
        List<LoadRecord> filled = new ArrayList<>();
        List<StagedRecord> rest = new ArrayList<>();
        List<StagedRecord> all = new ArrayList<>(parents);
        all.addAll(unit.records());
        for (StagedRecord record : all) {
            // A unit that is sent again may have records that are settled.
            if (!filling.isPending(record)) {
                continue;
            }
            LoadRecord loaded = new LoadRecord(record, filling.fill(record, parent -> notation(inCall, parent)),
                    "ref" + ++references);
            if (saysNothing(loaded)) {
                ready.add(new Loaded(loaded, Outcome.unchanged(record.id())));
            } else if (filled.size() < room) {
                filled.add(loaded);
                inCall.put(name(record), loaded);
            } else {
                rest.add(record);
            }
        }
        unit.send(filled, rest);
    }

    private static String notation(Map<String, LoadRecord> inCall, StagedRecord parent) {
        LoadRecord loaded = inCall.get(name(parent));
        return loaded == null ? null : loaded.idReference();
    }

    // An update may come to nothing, when what a lookup was to point to is not there.
    private boolean saysNothing(LoadRecord loaded) {
        int key = loaded.fields().has(way.externalId(loaded)) ? 1 : 0;
        return loaded.isUpdate() && loaded.fields().size() == key;
    }
}
