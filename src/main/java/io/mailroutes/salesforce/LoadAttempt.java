package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One batch of records of one object on its way. In the first round all go together; of a later one only those that
 * are worth it, ordered by company and in smaller calls, which spares row locks.
 */
public final class LoadAttempt extends Attempt {

    private final String stage;
    private final int most;
    private List<LoadRecord> waiting;
    private List<LoadRecord> sent = List.of();
    private final List<LoadRecord> again = new ArrayList<>();
    private final Map<LoadRecord, Outcome> refusals = new HashMap<>();

    /** @param most records of the first round's calls */
    LoadAttempt(String stage, List<LoadRecord> records, int most) {
        this.stage = stage;
        this.waiting = new ArrayList<>(records);
        this.most = most;
    }

    String stage() {
        return stage;
    }

    /** Whether its records were sent before. */
    boolean isAgain() {
        return rounds() > 0;
    }

    boolean hasNext() {
        return !waiting.isEmpty();
    }

    /** @return the records of the next call */
    List<LoadRecord> next() {
        int size = Math.min(waiting.size(), Math.max(SObjectCollections.MOST_RECORDS, most >> rounds()));
        sent = List.copyOf(waiting.subList(0, size));
        waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
        return sent;
    }

    /** @return the outcomes that are final; the others wait for the next round */
    List<Loaded> apply(List<Loaded> outcomes) {
        callAnswered();
        List<Loaded> settled = new ArrayList<>();
        for (Loaded each : outcomes) {
            if (each.outcome().isRefused() && RetryableErrors.isRetryable(each.outcome().code())) {
                again.add(each.record());
                refusals.put(each.record(), each.outcome());
            } else {
                settled.add(each);
            }
        }
        sent = List.of();
        return settled;
    }

    /** @throws TryAgainException when records of this round are to be sent again */
    void endRound() throws TryAgainException {
        if (again.isEmpty()) {
            return;
        }
        again.sort(Comparator.comparing(record -> record.staged().place()));
        waiting.addAll(again);
        String code = refusals.get(again.get(0)).code();
        TryAgainException exception = nextRound(again.size() + " records of " + stage + " (" + code + ")");
        again.clear();
        throw exception;
    }

    /**
     * The call failed as a whole.
     *
     * @return its records refused, where another try would not help
     * @throws TryAgainException where it may, or where no other call would go better
     */
    List<Loaded> failed(Exception exception) throws Exception {
        RetryableErrors.requireCall(exception);
        if (RetryableErrors.isOfRecords(exception)) {
            List<LoadRecord> refused = sent;
            sent = List.of();
            return refused.stream().map(record -> new Loaded(record, ApiErrors.refusal(exception))).toList();
        }
        if (RetryableErrors.isInDoubt(exception)) {
            doubt();
        } else {
            sendAgain(sent);
        }
        throw callFailed(exception.getMessage(), exception);
    }

    private void sendAgain(List<LoadRecord> records) {
        List<LoadRecord> first = new ArrayList<>(records);
        first.addAll(waiting);
        waiting = first;
        sent = List.of();
    }

    @Override
    List<LoadRecord> inFlight(String ofStage) {
        return stage.equals(ofStage) ? sent : List.of();
    }

    @Override
    List<Loaded> resolve() {
        List<Loaded> written = new ArrayList<>();
        List<LoadRecord> missing = new ArrayList<>();
        for (LoadRecord record : sent) {
            String id = foundId(record);
            // An update may be sent again; whether it was done cannot be seen.
            if (id != null && record.staged().id().isEmpty()) {
                written.add(new Loaded(record, Outcome.written(id, true)));
            } else {
                missing.add(record);
            }
        }
        settleDoubt();
        sendAgain(missing);
        return written;
    }

    @Override
    List<Loaded> giveUp() {
        List<Loaded> refused = waiting.stream().filter(refusals::containsKey)
                .map(record -> new Loaded(record, refusals.get(record).afterTries(rounds()))).toList();
        waiting = List.of();
        return refused;
    }
}
