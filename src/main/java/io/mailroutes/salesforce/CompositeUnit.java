package io.mailroutes.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mailroutes.state.StagedRecord;

/** The subrequests of one person in one call: all are done or none is. */
final class CompositeUnit {

    private static final String HALTED = "PROCESSING_HALTED";

    private final Person person;
    private final List<Subrequest> subrequests = new ArrayList<>();

    CompositeUnit(Person person) {
        this.person = person;
    }

    Person person() {
        return person;
    }

    List<Subrequest> subrequests() {
        return subrequests;
    }

    /** Appends the subrequests as Salesforce takes them. */
    ArrayNode appendTo(ArrayNode compositeRequest, String basePath) {
        subrequests.forEach(subrequest -> compositeRequest.add(subrequest.json(basePath)));
        return compositeRequest;
    }

    /** Whether the unit was not tried: every part was halted and none was at fault. */
    boolean wasHalted(JsonNode compositeResponse) {
        for (JsonNode answer : compositeResponse) {
            if (!HALTED.equals(code(answer))) {
                return false;
            }
        }
        return true;
    }

    /** @return what became of each subrequest; those rolled back with a faulty one carry its reason */
    List<Loaded> outcomes(JsonNode compositeResponse) {
        List<Loaded> loaded = new ArrayList<>();
        String culprit = culprit(compositeResponse);
        for (int i = 0; i < subrequests.size(); i++) {
            Subrequest subrequest = subrequests.get(i);
            JsonNode answer = compositeResponse.path(i);
            boolean rolledBack = !culprit.isEmpty() && HALTED.equals(code(answer));
            loaded.add(new Loaded(subrequest.record(), rolledBack ? rolledBack(culprit) : subrequest.outcome(answer)));
        }
        return loaded;
    }

    /** @return every subrequest refused for the same reason */
    List<Loaded> all(Outcome outcome) {
        return subrequests.stream().map(subrequest -> new Loaded(subrequest.record(), outcome)).toList();
    }

    /**
     * Whether a unit whose answer got lost was written. All of it is written or nothing, so its new contact tells of all,
     * or else any new message. Its account does not: somebody else may have made that.
     *
     * @param foundId Salesforce id of a record that the org has, or null
     */
    boolean wasWritten(Function<LoadRecord, String> foundId) {
        Predicate<Subrequest> isFound = subrequest -> foundId.apply(subrequest.record()) != null;
        return subrequests.stream().filter(subrequest -> isNew(subrequest, "contacts")).findFirst().map(isFound::test)
                .orElseGet(() -> subrequests.stream().filter(subrequest -> isNew(subrequest, "emails"))
                        .anyMatch(isFound));
    }

    private static boolean isNew(Subrequest subrequest, String stage) {
        StagedRecord record = subrequest.record().staged();
        return record.stage().equals(stage) && record.id().isEmpty();
    }

    /** @return every record as written */
    List<Loaded> written(Function<LoadRecord, String> foundId) {
        return subrequests.stream().map(subrequest -> {
            String before = subrequest.record().staged().id();
            String found = foundId.apply(subrequest.record());
            return new Loaded(subrequest.record(), Outcome.written(found == null ? before : found, before.isEmpty()));
        }).toList();
    }

    private static Outcome rolledBack(String culprit) {
        return Outcome.refused("ROLLED_BACK", "Not written, because a record of the same person was refused: " + culprit
                + ". To do: fix that one, then send all of this person's again.");
    }

    private String culprit(JsonNode compositeResponse) {
        for (int i = 0; i < subrequests.size(); i++) {
            JsonNode answer = compositeResponse.path(i);
            if (answer.path("httpStatusCode").asInt() >= 300 && !HALTED.equals(code(answer))) {
                Subrequest subrequest = subrequests.get(i);
                return subrequest.target().object() + " " + subrequest.record().staged().key() + " ("
                        + subrequest.outcome(answer).code() + ")";
            }
        }
        return "";
    }

    private static String code(JsonNode answer) {
        return answer.path("body").path(0).path("errorCode").asText();
    }
}
