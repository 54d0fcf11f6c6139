package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailroutes.mapping.Targets;
import io.mailroutes.state.MailboxRun;
import io.mailroutes.state.StagedRecord;
import io.mailroutes.state.StagedRecord.Status;

/**
 * The people of a small mailbox on their way to Salesforce, a composite request at a time: account, contact and
 * messages of one person stand or fall together.
 *
 * <p>An account that several people share goes with the first of them; the others wait for the next request, and then
 * refer to it by its id. What a composite request cannot carry is left waiting, to be loaded object by object.
 */
public final class People extends Attempt {

    private final Targets targets;
    private final CompositeStyle style;
    private final String basePath;
    private final Parents parents;
    private final List<Person> waiting = new ArrayList<>();
    private final Set<String> loadedLater = new HashSet<>();
    private final List<Loaded> fallen = new ArrayList<>();
    private final Map<Person, List<Loaded>> again = new LinkedHashMap<>();
    private Map<Person, List<Loaded>> lastRound = Map.of();
    private List<CompositeUnit> sent = List.of();
    private int references;

    People(MailboxRun run, Targets targets, CompositeStyle style, String basePath, int most) {
        this.targets = targets;
        this.style = style;
        this.basePath = basePath;
        List<StagedRecord> contacts = run.records().page("contacts", Status.PENDING, null, most);
        List<StagedRecord> messages = run.records().page("emails", Status.PENDING, null, most);
        List<StagedRecord> all = new ArrayList<>(contacts);
        all.addAll(messages);
        this.parents = new Parents(run, targets, all);
        Person.group(contacts, messages).forEach(person -> {
            if (person.fitsComposite(this::holdsReferenceAsData)) {
                waiting.add(person);
            } else {
                loadedLater.add(person.any().domain());
            }
        });
    }

    /** Whether anybody is still to be sent, or fell with a parent and is to be settled. */
    public boolean hasNext() {
        dropFallen();
        return !waiting.isEmpty() || !fallen.isEmpty() || !sent.isEmpty();
    }

    /** @throws TryAgainException when only people are left whom Salesforce could not take just now */
    void endRound() throws TryAgainException {
        if (!waiting.isEmpty() || again.isEmpty()) {
            return;
        }
        lastRound = new LinkedHashMap<>(again);
        again.clear();
        waiting.addAll(lastRound.keySet());
        String code = lastRound.values().iterator().next().stream().map(each -> each.outcome().code())
                .filter(RetryableErrors::isRetryable).findFirst().orElse("");
        throw nextRound(lastRound.size() + " people (" + code + ")");
    }

    @Override
    List<LoadRecord> inFlight(String stage) {
        return sent.stream().flatMap(unit -> unit.subrequests().stream()).map(Subrequest::record)
                .filter(record -> record.staged().stage().equals(stage)).toList();
    }

    @Override
    List<Loaded> resolve() {
        List<Loaded> loaded = takeFallen();
        for (CompositeUnit unit : sent) {
            if (unit.wasWritten(this::foundId)) {
                settle(unit, unit.written(this::foundId), loaded);
            } else {
                sendAgain(unit);
            }
        }
        sent = List.of();
        settleDoubt();
        return loaded;
    }

    @Override
    List<Loaded> giveUp() {
        List<Loaded> loaded = takeFallen();
        waiting.removeAll(lastRound.keySet());
        for (List<Loaded> outcomes : lastRound.values()) {
            for (Loaded each : outcomes) {
                boolean retryable = RetryableErrors.isRetryable(each.outcome().code());
                settle(new Loaded(each.record(), retryable ? each.outcome().afterTries(rounds()) : each.outcome()),
                        loaded);
            }
        }
        lastRound = Map.of();
        return loaded;
    }

    /** @return the next composite request; null when only fallen records are left to settle */
    public JsonNode next() {
        dropFallen();
        sent = new ArrayList<>();
        Set<String> accountsInFlight = new HashSet<>();
        int room = style.mostSubrequests();
        for (Iterator<Person> people = waiting.iterator(); people.hasNext() && sent.size() < style.mostUnits();) {
            Person person = people.next();
            Optional<StagedRecord> account = newAccount(person);
            boolean waitsForAccount = account.isPresent() && !accountsInFlight.add(account.get().key());
            if (waitsForAccount) {
                continue;
            }
            // Nobody is torn apart who fits into one request; who does not fit into this one waits for the next.
            int size = size(person, account);
            if (size > room && !sent.isEmpty()) {
                break;
            }
            CompositeUnit unit = unit(person, account, room);
            room -= unit.subrequests().size();
            sent.add(unit);
            people.remove();
        }
        return sent.isEmpty() ? null : style.request(sent, basePath);
    }

    /** @return what became of the records of the last request, and of those that fell before it */
    List<Loaded> apply(JsonNode response) {
        callAnswered();
        List<Loaded> loaded = takeFallen();
        boolean progress = false;
        List<CompositeUnit> halted = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            CompositeUnit unit = sent.get(i);
            JsonNode answer = style.answer(response, i);
            if (unit.wasHalted(answer)) {
                halted.add(unit);
            } else {
                progress = true;
                List<Loaded> outcomes = unit.outcomes(answer);
                if (outcomes.stream().anyMatch(each -> RetryableErrors.isRetryable(each.outcome().code()))) {
                    again.put(person(unit), outcomes);
                } else {
                    settle(unit, outcomes, loaded);
                }
            }
        }
        for (CompositeUnit unit : halted) {
            if (progress) {
                sendAgain(unit);
            } else {
                settle(unit, unit.all(Outcome.refused("PROCESSING_HALTED",
                        "Salesforce did not try this record and did not say why")), loaded);
            }
        }
        sent = List.of();
        return loaded;
    }

    /**
     * The call failed as a whole.
     *
     * @return every record of it refused, where another try would not help
     * @throws TryAgainException where it may, or where no other call would go better
     */
    List<Loaded> failed(Exception exception) throws Exception {
        RetryableErrors.requireCall(exception);
        if (!RetryableErrors.isOfRecords(exception)) {
            if (RetryableErrors.isInDoubt(exception)) {
                doubt();
            } else {
                sent.forEach(this::sendAgain);
                sent = List.of();
            }
            throw callFailed(exception.getMessage(), exception);
        }
        List<Loaded> loaded = takeFallen();
        Outcome outcome = ApiErrors.refusal(exception);
        sent.forEach(unit -> settle(unit, unit.all(outcome), loaded));
        sent = List.of();
        return loaded;
    }

    private boolean holdsReferenceAsData(StagedRecord record) {
        return new ReferenceResolver(targets.description(record.stage())).holdsReferenceAsData(record);
    }

    private Optional<StagedRecord> newAccount(Person person) {
        return parents.account(person.any()).filter(account -> account.status() == Status.PENDING);
    }

    private static int size(Person person, Optional<StagedRecord> account) {
        return (account.isPresent() ? 1 : 0) + (person.contact() == null ? 0 : 1) + person.messages().size();
    }

    private CompositeUnit unit(Person person, Optional<StagedRecord> account, int room) {
        CompositeUnit unit = new CompositeUnit(person);
        StagedRecord any = person.any();
        String accountId = account.map(record -> add(unit, record, "", "").reference())
                .orElseGet(() -> parents.accountId(any));
        String contactId = person.contact() == null ? parents.contactId(any)
                : add(unit, person.contact(), accountId, "").reference();
        while (!person.messages().isEmpty() && unit.subrequests().size() < room) {
            add(unit, person.messages().poll(), accountId, contactId);
        }
        return unit;
    }

    private Subrequest add(CompositeUnit unit, StagedRecord record, String account, String contact) {
        LoadRecord resolved = new ReferenceResolver(targets.description(record.stage())).resolve(record, account,
                contact);
        Subrequest subrequest = new Subrequest(targets.target(record.stage()), resolved,
                record.stage() + ++references);
        unit.subrequests().add(subrequest);
        return subrequest;
    }

    private void settle(CompositeUnit unit, List<Loaded> outcomes, List<Loaded> loaded) {
        outcomes.forEach(each -> settle(each, loaded));
        if (!unit.person().messages().isEmpty()) {
            waiting.add(new Person(null, List.copyOf(unit.person().messages())));
        }
    }

    private void settle(Loaded each, List<Loaded> loaded) {
        StagedRecord record = each.record().staged();
        boolean isAccount = "accounts".equals(record.stage());
        boolean othersWantIt = isAccount && "ROLLED_BACK".equals(each.outcome().code()) && isWanted(record.key());
        boolean othersMadeIt = isAccount && parents.isSettled(record);
        if (!othersWantIt && !othersMadeIt) {
            parents.update(Settlement.settled(each));
            loaded.add(each);
        }
    }

    private boolean isWanted(String company) {
        return loadedLater.contains(company) || Stream.concat(waiting.stream(), again.keySet().stream())
                .anyMatch(person -> person.any().domain().equals(company));
    }

    private void sendAgain(CompositeUnit unit) {
        waiting.add(person(unit));
    }

    private static Person person(CompositeUnit unit) {
        List<StagedRecord> messages = new ArrayList<>();
        StagedRecord contact = null;
        for (Subrequest subrequest : unit.subrequests()) {
            StagedRecord record = subrequest.record().staged();
            if ("contacts".equals(record.stage())) {
                contact = record;
            } else if ("emails".equals(record.stage())) {
                messages.add(record);
            }
        }
        messages.addAll(unit.person().messages());
        return new Person(contact, messages);
    }

    private void dropFallen() {
        waiting.removeIf(person -> {
            Optional<Outcome> refusal = refusal(person);
            refusal.ifPresent(outcome -> {
                if (person.contact() != null) {
                    fall(person.contact(), outcome);
                }
                person.messages().forEach(message -> fall(message, outcome));
            });
            return refusal.isPresent();
        });
    }

    private Optional<Outcome> refusal(Person person) {
        StagedRecord any = person.any();
        return parents.refusal(any, new ReferenceResolver(targets.description(any.stage())));
    }

    private void fall(StagedRecord record, Outcome outcome) {
        Loaded loaded = new Loaded(new LoadRecord(record, record.fields()), outcome);
        parents.update(Settlement.settled(loaded));
        fallen.add(loaded);
    }

    private List<Loaded> takeFallen() {
        List<Loaded> taken = new ArrayList<>(fallen);
        fallen.clear();
        return taken;
    }
}
