package io.mailroutes.load;

import io.mailroutes.known.Call;
import io.mailroutes.known.Doubt;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A call of which it is to be found out what it wrote. */
public final class Doubtful {

    private final Call call;
    private final boolean allKinds;
    private final Map<Doubt, String> found = new IdentityHashMap<>();

    /** @param allKinds whether all its records are to be found, and not only those that nothing but their values tells */
    Doubtful(Call call, boolean allKinds) {
        this.call = call;
        this.allKinds = allKinds;
    }

    Call call() {
        return call;
    }

    boolean wantsAllKinds() {
        return allKinds;
    }

    void found(Doubt doubt, String id) {
        found.put(doubt, id);
    }

    /** @return Salesforce id of a record that the org has; null for one that it has not */
    String idOf(Doubt doubt) {
        return found.get(doubt);
    }

    /** @return names of other records of the call that one refers to */
    static List<String> references(Doubt doubt) {
        return doubt.fields().properties().stream().map(field -> field.getValue().asText())
                .filter(value -> value.startsWith("@{") && value.endsWith(".id}")).toList();
    }

    /**
     * @param unique kinds of which the org has one record for a key, so that it can be told
     * @return what a reference to another record of the call stands for, as {@link CreatedRecords#take} wants it
     */
    UnaryOperator<String> resolver(Set<String> unique) {
        Map<String, Doubt> byReference = new HashMap<>();
        call.doubts().forEach(doubt -> byReference.put("@{" + doubt.reference() + ".id}", doubt));
        return reference -> {
            Doubt other = byReference.get(reference);
            return other == null || !unique.contains(other.kind()) ? "" : other.id().isEmpty() ? found.get(other)
                    : other.id();
        };
    }
}
