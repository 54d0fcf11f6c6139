package io.mailroutes.load;

import io.mailroutes.report.RunStoppedException;
import io.mailroutes.staging.StagedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * Units of records on their way to Salesforce, a call at a time. What Salesforce could not take now waits for another
 * round; what a call may have written that got no answer is in doubt, until it is found out.
 *
 * <p>A record that several units want, as an account, goes with the first of them; the others wait for the next call,
 * and then refer to it by its id.
 */
public final class Attempt {

    private final Way way;
    private final Filling filling;
    private final int mostRounds;
    private final List<Unit> waiting = new LinkedList<>();
    private final Collection<Unit> later;
    private final Map<Unit, List<Loaded>> again = new LinkedHashMap<>();
    private final List<Loaded> ready = new ArrayList<>();
    private final List<Loaded> refused = new ArrayList<>();
    private RunStoppedException stop;
    private List<Unit> sent = List.of();
    private final CallState call = new CallState();
    private final UnitPicking picking;
    private int rounds;

    /**
     * @param later      units that go another way afterwards, and may want what these bring
     * @param mostRounds how often units are sent again that Salesforce could not take
     */
    Attempt(Way way, Filling filling, Collection<Unit> units, Collection<Unit> later, int mostRounds) {
        this.way = way;
        this.filling = filling;
        this.later = later;
        this.mostRounds = mostRounds;
        this.picking = new UnitPicking(way, filling);
        waiting.addAll(units);
    }

    Way way() {
        return way;
    }

    /** The call that is made, and what is known of it. */
    CallState call() {
        return call;
    }

    /** Whether anything is to be sent, found out, or settled. */
    boolean hasNext() {
        // What others wanted has gone with them.
        while (!waiting.isEmpty() && waiting.get(0).records().stream().noneMatch(filling::isPending)) {
            waiting.remove(0);
        }
        return !waiting.isEmpty() || !ready.isEmpty() || call.isInDoubt();
    }

    /** @return the records of the next call; none when there is only something to settle */
    List<LoadRecord> next() {
        sent = picking.next(waiting, rounds, ready);
        return inFlight();
    }

    /** The records that the current call carries. */
    List<LoadRecord> inFlight() {
        return sent.stream().flatMap(unit -> unit.sent().stream()).toList();
    }

    List<Unit> sent() {
        return sent;
    }

    /** @return what is settled without a call */
    List<Loaded> takeReady() {
        List<Loaded> taken = new ArrayList<>(ready);
        ready.clear();
        return taken;
    }

    /**
     * The call was answered.
     *
     * @param answers what became of the units of the call, in their order; null for one that was not tried
     * @return what is settled; the others wait for the next round
     */
    List<Loaded> apply(List<List<Loaded>> answers) {
        call.answered();
        List<Loaded> settled = takeReady();
        boolean progress = answers.stream().anyMatch(answer -> answer != null);
        for (int i = 0; i < sent.size(); i++) {
            Unit unit = sent.get(i);
            List<Loaded> outcomes = answers.get(i);
            if (outcomes == null && progress) {
                waiting.add(unit.again());
            } else if (outcomes == null) {
                settle(unit, all(unit, Outcome.refusal("PROCESSING_HALTED",
                        "Salesforce did not try this record and did not say why. To do: send it again.")), settled);
            } else if (rounds < mostRounds && outcomes.stream().anyMatch(Loaded::isRetryable)) {
                again.put(unit.again(), outcomes);
            } else {
                settle(unit, outcomes, settled);
            }
        }
        sent = List.of();
        return settled;
    }

    private static List<Loaded> all(Unit unit, Outcome outcome) {
        return unit.sent().stream().map(record -> new Loaded(record, outcome)).toList();
    }

    private void settle(Unit unit, List<Loaded> outcomes, List<Loaded> settled) {
        for (Loaded each : outcomes) {
            StagedRecord record = each.record().staged();
            boolean isOwn = unit.has(record);
            boolean othersWantIt = !isOwn && each.isRolledBack() && isWanted(record);
            boolean othersMadeIt = !isOwn && !filling.isPending(record);
            if (!othersWantIt && !othersMadeIt) {
                settled.add(each.isRetryable() ? each.afterTries(rounds + 1) : each);
            }
        }
        if (!unit.rest().isEmpty()) {
            waiting.add(new Unit(unit.rest()));
        }
    }

    private boolean isWanted(StagedRecord parent) {
        return List.of(waiting, again.keySet(), later).stream().flatMap(Collection::stream)
                .flatMap(unit -> unit.records().stream())
                .anyMatch(record -> filling.waitingParents(record).stream()
                        .anyMatch(each -> Unit.isSame(each, parent)));
    }

    /** The call failed, and nothing of it was written: its units go again. */
    void sendAgain() {
        sent.forEach(unit -> waiting.add(0, unit.again()));
        sent = List.of();
    }

    /** The call failed by what it carried. @return its records, refused */
    List<Loaded> refuse(Outcome outcome) {
        List<Loaded> settled = takeReady();
        sent.forEach(unit -> settle(unit, all(unit, outcome), settled));
        sent = List.of();
        return settled;
    }

    /**
     * It is found out what became of the call that was in doubt.
     *
     * @param found Salesforce ids of the records that the org has
     * @return what was written; the others go again
     */
    List<Loaded> resolve(Map<LoadRecord, String> found) {
        List<Loaded> settled = takeReady();
        for (Unit unit : sent) {
            if (way.wasWritten(unit, found)) {
                settle(unit, written(unit, found), settled);
            } else {
                waiting.add(0, unit.again());
            }
        }
        sent = List.of();
        call.found();
        return settled;
    }

    private static List<Loaded> written(Unit unit, Map<LoadRecord, String> found) {
        return unit.sent().stream().map(record -> new Loaded(record, Outcome.written(
                found.getOrDefault(record, record.staged().id()), !record.isUpdate()))).toList();
    }

    /** All was sent. @throws TryAgainException when some is to be sent again after a while */
    void endRound() throws TryAgainException {
        if (again.isEmpty()) {
            return;
        }
        List<Loaded> first = again.values().iterator().next();
        String code = first.stream().filter(Loaded::isRetryable).findFirst().orElse(first.get(0)).outcome().code();
        TryAgainException exception = new TryAgainException(again.size() + " of them (" + code + ")", null);
        again.keySet().stream().sorted(way.order()).forEach(waiting::add);
        again.clear();
        rounds++;
        throw exception;
    }

    /** Notes what was refused for good, until its dead letters are written. */
    void refused(List<Loaded> records) {
        refused.addAll(records);
    }

    /** @return what was refused for good since the last call of this */
    List<Loaded> takeRefused() {
        List<Loaded> taken = new ArrayList<>(refused);
        refused.clear();
        return taken;
    }

    /** Notes why the run stops when the dead letters at hand are written. */
    void stop(RunStoppedException reason) {
        stop = reason;
    }

    /** Why the run stops; null when it does not. */
    RunStoppedException stop() {
        return stop;
    }

    /** Whether no more calls in a row failed than this. */
    public boolean mayGoOn(int mostTries) {
        return call.failures() <= mostTries;
    }

    /** How long ago the current call was made. */
    Duration age() {
        return call.age();
    }

    /** When the current call was made, by the org's clock. */
    Instant sentAt() {
        return call.sentAt();
    }
}
