package io.mailroutes.load;

import io.mailroutes.report.RunStoppedException;
import io.mailroutes.salesforce.Advice;
import io.mailroutes.salesforce.ApiErrors;
import io.mailroutes.salesforce.CallErrors;
import io.mailroutes.salesforce.Fault;
import io.mailroutes.salesforce.Faults;
import io.mailroutes.salesforce.Refusal;
import io.mailroutes.staging.StagedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Units of records on their way to Salesforce, a call at a time. What Salesforce could not take now waits for another
 * round; what a call may have written that got no answer is in doubt, until it is found out.
 *
 * <p>A record that several units want, as an account, goes with the first of them; the others wait for the next call,
 * and then refer to it by its id.
 */
public final class Attempt {

    private static final Outcome NOT_TRIED = Outcome.refusal("PROCESSING_HALTED",
            "Salesforce did not try this record and did not say why.");

    private final Way way;
    private final Filling filling;
    private final int mostRounds;
    private final List<Unit> waiting = new LinkedList<>();
    private final Collection<Unit> later;
    private final Map<Unit, Loaded> again = new LinkedHashMap<>();
    private final Map<Unit, Loaded> kept = new LinkedHashMap<>();
    private final List<Loaded> ready = new ArrayList<>();
    private final List<Loaded> refused = new ArrayList<>();
    private RunStoppedException stop;
    private List<Unit> sent = List.of();
    private final CallState call = new CallState();
    private final UnitPicking picking;
    private final Narrowing narrowing = new Narrowing();
    private boolean anySettled;
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
        narrowing.begin();
        sent = picking.next(waiting, rounds, narrowing.most(), ready);
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
        narrowing.answered();
        List<Loaded> settled = takeReady();
        boolean progress = answers.stream().anyMatch(answer -> answer != null);
        for (int i = 0; i < sent.size(); i++) {
            Unit unit = sent.get(i);
            if (answers.get(i) == null && progress) {
                waiting.add(unit.again());
            } else {
                apply(unit, answers.get(i) == null ? all(unit, NOT_TRIED) : answers.get(i), settled);
            }
        }
        sent = List.of();
        return settled;
    }

    private void apply(Unit unit, List<Loaded> outcomes, List<Loaded> settled) {
        Loaded worst = outcomes.stream().filter(each -> each.outcome().isRefused())
                .max(Comparator.comparing(Loaded::fault)).orElse(outcomes.get(0));
        Fault fault = worst.outcome().isRefused() ? worst.fault() : Fault.RECORD;
        if (fault == Fault.STOP) {
            waiting.add(unit.again());
            stop = stopped(worst.outcome());
        } else if (fault != Fault.RECORD && rounds < mostRounds) {
            again.put(unit.again(), worst);
        } else if (fault == Fault.AGAIN || fault == Fault.UNCLEAR && !anySettled) {
            kept.put(unit.again(), worst);
        } else {
            anySettled = true;
            settle(unit, outcomes, settled);
        }
    }

    private static RunStoppedException stopped(Outcome outcome) {
        String advice = Advice.of(new Refusal(outcome.code(), outcome.reason()));
        return new RunStoppedException("Salesforce takes nothing now: " + outcome.reason() + " (" + outcome.code() + "). "
                + "To do: " + (advice.isEmpty() ? "run again when that is put right" : advice) + "; nothing is lost");
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
                settled.add(each);
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

    /** The call failed, and nothing of it was written: its units go again, or one of them is to blame. */
    List<Loaded> sendAgain() {
        List<Loaded> settled = takeReady();
        sent.forEach(unit -> goAgain(unit, settled));
        sent = List.of();
        return settled;
    }

    private void goAgain(Unit unit, List<Loaded> settled) {
        if (narrowing.verdict() != null) {
            settle(unit, all(unit, narrowing.verdict()), settled);
        } else {
            waiting.add(narrowing.isToEnd() ? waiting.size() : 0, unit.again());
        }
    }

    /** The call failed. @return whether it may be that something which it carried is to blame, so that smaller calls tell more */
    boolean failed(Exception exception) {
        boolean isUnclear = Faults.of(exception) == Fault.UNCLEAR;
        // Salesforce refused what it read; else it may be out of order itself.
        boolean saysItself = !CallErrors.isInDoubt(exception);
        if (!isUnclear || !narrowing.failed(sent.size(), Outcome.refusal(ApiErrors.refusal(exception)), saysItself)) {
            call.failed();
        }
        return isUnclear;
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
                goAgain(unit, settled);
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

    /**
     * All was sent.
     *
     * @throws TryAgainException   when some is to be sent again after a while
     * @throws RunStoppedException when that was done often enough: the next run does it
     */
    void endRound() throws TryAgainException {
        if (!again.isEmpty()) {
            TryAgainException exception = new TryAgainException(some(again), null);
            again.keySet().stream().sorted(way.order()).forEach(waiting::add);
            again.clear();
            rounds++;
            throw exception;
        }
        if (!kept.isEmpty()) {
            throw new RunStoppedException(some(kept) + " could not be written in " + (rounds + 1) + " tries, by no fault of "
                    + "theirs: " + kept.values().iterator().next().outcome().reason() + " To do: run again later, when "
                    + "Salesforce is less busy; nothing is lost");
        }
    }

    /** Takes what no try could write by no fault of its own, where others need not stop for it. @return with the last refusal */
    List<Loaded> takeKept() {
        Predicate<Loaded> fits = each -> anySettled || each.fault() == Fault.AGAIN;
        List<Loaded> taken = kept.values().stream().filter(fits).toList();
        kept.values().removeIf(fits);
        return taken;
    }

    private static String some(Map<Unit, Loaded> units) {
        return units.size() + " of them (" + units.values().iterator().next().outcome().code() + ")";
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
